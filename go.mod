module djq

go 1.25.0
