package main

import (
	"encoding/json"
	"fmt"
	"slices"

	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/kubernetes/pkg/apis/apps"
)

// A judgeCase is an object sent to the API server.
type judgeCase struct {
	ID string `json:"id"`
	// Kind is DaemonSet where it is left out.
	Kind string `json:"kind"`
	// Op is create. With Old, the update of Old to Manifest is judged as well.
	Op       string `json:"op"`
	Manifest string `json:"manifest"`
	Old      string `json:"old"`
	// Format is json (the default: the body of the request as it is) or yaml (text that kubectl reads and sends as JSON).
	Format string `json:"format"`
	// FieldValidation is Strict (kubectl's default, and ours), Warn (the server's) or Ignore.
	FieldValidation string `json:"fieldValidation"`
	// AllowPrivileged is the server's --allow-privileged, on unless false.
	AllowPrivileged *bool `json:"allowPrivileged"`
	// Want names what to answer besides the verdict: stored, podSecurity.
	Want []string `json:"want"`
}

type cause struct {
	Reason  string `json:"reason"`
	Field   string `json:"field"`
	Message string `json:"message"`
}

type outcome struct {
	Errors   []cause  `json:"errors"`
	Warnings []string `json:"warnings,omitempty"`
}

type verdict struct {
	ID string `json:"id"`
	// Stage is where the request ended: decode, strict, validate, store or ok; panic where the real code did.
	Stage        string   `json:"stage"`
	DecodeError  string   `json:"decodeError,omitempty"`
	StrictErrors []string `json:"strictErrors,omitempty"`
	Errors       []cause  `json:"errors"`
	Warnings     []string `json:"warnings"`
	// Pod and Revision are what the server says to the pod and the ControllerRevision that the DaemonSet controller then makes.
	Pod      *outcome `json:"pod,omitempty"`
	Revision *outcome `json:"revision,omitempty"`
	// Admission is what the plugins say to that pod.
	Admission []string `json:"admission,omitempty"`
	// Update is the answer to the same manifest as an update of the old one.
	Update      *outcome           `json:"update,omitempty"`
	Stored      json.RawMessage    `json:"stored,omitempty"`
	PodSecurity *podSecurityAnswer `json:"podSecurity,omitempty"`
}

func answerJudge(line []byte) (any, error) {
	var c judgeCase
	if err := json.Unmarshal(line, &c); err != nil {
		return nil, err
	}
	if c.Op != "" && c.Op != "create" {
		return nil, fmt.Errorf("unknown op %q, allowed: create", c.Op)
	}
	setAllowPrivileged(c.AllowPrivileged == nil || *c.AllowPrivileged)
	return survive(c)
}

// survive answers a panic of the judged code as the server does, with an internal error, and goes on.
func survive(c judgeCase) (v verdict, err error) {
	defer func() {
		if reason := recover(); reason != nil {
			message := fmt.Sprint("panic: ", reason)
			v = verdict{ID: c.ID, Stage: "panic", Errors: []cause{{"InternalError", "", message}}, Warnings: []string{}}
		}
	}()
	return judge(c)
}

func judge(c judgeCase) (v verdict, err error) {
	v = verdict{ID: c.ID, Errors: []cause{}, Warnings: []string{}}
	if c.Kind == "" {
		c.Kind = daemonSets.kind
	}
	r, ok := servedResources[c.Kind]
	if !ok {
		return v, fmt.Errorf("unknown kind %q", c.Kind)
	}
	sent := decode(r, c.Format, c.Manifest)
	if sent.err != nil {
		v.Stage, v.DecodeError = "decode", sent.err.Error()
		return v, nil
	}
	var warnings recorder
	switch c.FieldValidation {
	case "", metav1.FieldValidationStrict:
		v.StrictErrors = sent.strict
	case metav1.FieldValidationWarn:
		for _, text := range sent.strict {
			warnings.AddWarning("", text)
		}
	case metav1.FieldValidationIgnore:
	default:
		return v, fmt.Errorf("unknown fieldValidation %q, allowed: Strict, Warn, Ignore", c.FieldValidation)
	}
	if len(v.StrictErrors) > 0 {
		v.Stage = "strict"
		return v, nil
	}
	if c.Old != "" {
		update, err := judgeUpdate(r, sent.object.DeepCopyObject(), c.Old, c.Format)
		if err != nil {
			return v, err
		}
		v.Update = &update
	}
	v.Stage, v.Errors = create(r, sent.object, &warnings)
	if v.Stage != "ok" {
		return v, nil
	}
	v.Warnings = append(v.Warnings, warnings.texts...)
	if daemonSet, ok := sent.object.(*apps.DaemonSet); ok {
		return v, v.follow(daemonSet, c.Want)
	}
	if slices.Contains(c.Want, "stored") {
		v.Stored, err = r.stored(sent.object)
	}
	return v, err
}

// stored is the object as a client reads it, without what differs from one run to the next.
func (r servedResource) stored(object runtime.Object) ([]byte, error) {
	versioned, err := legacyscheme.Scheme.ConvertToVersion(object, r.GroupVersion())
	if err != nil {
		return nil, err
	}
	objectMeta, err := meta.Accessor(versioned)
	if err != nil {
		return nil, err
	}
	objectMeta.SetUID("")
	objectMeta.SetCreationTimestamp(metav1.Time{})
	objectMeta.SetManagedFields(nil)
	return json.Marshal(versioned)
}

// follow says what becomes of an accepted DaemonSet.
func (v *verdict) follow(daemonSet *apps.DaemonSet, want []string) error {
	stored, err := toV1(daemonSet)
	if err != nil {
		return err
	}
	if err := v.judgeChildren(stored); err != nil {
		return err
	}
	if slices.Contains(want, "podSecurity") {
		template := stored.Spec.Template
		answer := evaluatePodSecurity(&template.ObjectMeta, &template.Spec, policyVersion)
		v.PodSecurity = &answer
	}
	if slices.Contains(want, "stored") {
		// What differs from one run to the next says nothing.
		stored.UID, stored.CreationTimestamp, stored.ManagedFields = "", metav1.Time{}, nil
		if v.Stored, err = json.Marshal(stored); err != nil {
			return err
		}
	}
	return nil
}

// recorder keeps each warning once, as the server's does.
type recorder struct {
	texts []string
}

func (r *recorder) AddWarning(_, text string) {
	if !slices.Contains(r.texts, text) {
		r.texts = append(r.texts, text)
	}
}
