package history

import "context"

// onLock is the key of what OnLock puts into a context.
type onLock struct{}

// OnLock returns a context for changes to a history: each calls f once it no longer
// waits for others to unlock the history, because it has locked it itself or because
// it could not. It calls f before it writes.
func OnLock(ctx context.Context, f func()) context.Context {
	return context.WithValue(ctx, onLock{}, f)
}

// locked calls the function of OnLock if the context has one.
func locked(ctx context.Context) {
	if f, ok := ctx.Value(onLock{}).(func()); ok {
		f()
	}
}
