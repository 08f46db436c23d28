//go:build kube1.36 || !kube1.29

// Lets rollout.go declare a function whose body is elsewhere.
