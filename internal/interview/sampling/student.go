package sampling

import "math"

// quantile returns the value that a variable of Student's t with so many
// degrees of freedom stays below with a chance p, for p of at least 0.5.
func quantile(p, freedom float64) float64 {
	low, high := 0.0, 1.0
	for high < 1e6 && belowT(high, freedom) < p {
		high *= 2
	}
	for range 60 {
		if mid := (low + high) / 2; belowT(mid, freedom) < p {
			low = mid
		} else {
			high = mid
		}
	}
	return (low + high) / 2
}

// belowT returns the chance that a variable of Student's t is below t, for t of
// at least 0.
func belowT(t, freedom float64) float64 {
	return 1 - 0.5*incompleteBeta(freedom/2, 0.5, freedom/(freedom+t*t))
}

// incompleteBeta is the regularized incomplete beta function, by its continued
// fraction (https://dlmf.nist.gov/8.17#v) with Lentz's method.
func incompleteBeta(a, b, x float64) float64 {
	if x <= 0 {
		return 0
	}
	if x >= 1 {
		return 1
	}
	if x > (a+1)/(a+b+2) {
		return 1 - incompleteBeta(b, a, 1-x)
	}
	la, _ := math.Lgamma(a)
	lb, _ := math.Lgamma(b)
	lab, _ := math.Lgamma(a + b)
	front := math.Exp(lab-la-lb+a*math.Log(x)+b*math.Log1p(-x)) / a
	const least = 1e-300
	c, d := 1.0, 1-(a+b)*x/(a+1)
	if math.Abs(d) < least {
		d = least
	}
	d = 1 / d
	f := d
	for m := 1.0; m < 300; m++ {
		for _, k := range []float64{
			m * (b - m) * x / ((a + 2*m - 1) * (a + 2*m)),
			-(a + m) * (a + b + m) * x / ((a + 2*m) * (a + 2*m + 1)),
		} {
			if d = 1 + k*d; math.Abs(d) < least {
				d = least
			}
			if c = 1 + k/c; math.Abs(c) < least {
				c = least
			}
			d = 1 / d
			f *= c * d
		}
		if math.Abs(c*d-1) < 1e-12 {
			break
		}
	}
	return front * f
}
