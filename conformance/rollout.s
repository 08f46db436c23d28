//go:build kube1.36 || !kube1.29

// Lets rollout.go and template.go declare functions whose bodies are elsewhere.
