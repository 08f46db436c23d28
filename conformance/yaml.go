package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"k8s.io/apimachinery/pkg/runtime"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"
)

// A yamlCase asks for one of
//   - stream: the documents that kubectl finds in a file, up to the first that it cannot read (the default),
//   - document: one document through sigs.k8s.io/yaml,
//   - strict: the same with duplicate keys an error.
type yamlCase struct {
	ID string `json:"id,omitempty"`
	Op string `json:"op,omitempty"`
	// Text, or Base64 where the bytes are no valid JSON string.
	Text   string `json:"text,omitempty"`
	Base64 []byte `json:"base64,omitempty"`
}

// Documents are JSON texts, since that is where 1e3 and 1000 still differ.
type yamlAnswer struct {
	ID        string   `json:"id,omitempty"`
	Documents []string `json:"documents"`
	Err       string   `json:"err,omitempty"`
}

func answerYAML(line []byte) (any, error) {
	var c yamlCase
	if err := json.Unmarshal(line, &c); err != nil {
		return nil, err
	}
	text := []byte(c.Text)
	if c.Base64 != nil {
		text = c.Base64
	}
	documents, err := readYAML(c.Op, text)
	answer := yamlAnswer{ID: c.ID, Documents: documents}
	if err != nil {
		answer.Err = err.Error()
	}
	return answer, nil
}

func readYAML(op string, text []byte) ([]string, error) {
	switch op {
	case "", "stream":
		return readStream(text)
	case "document":
		return oneDocument(yaml.YAMLToJSON(text))
	case "strict":
		return oneDocument(yaml.YAMLToJSONStrict(text))
	}
	return nil, fmt.Errorf("unknown op %q, allowed: stream, document, strict", op)
}

func oneDocument(document []byte, err error) ([]string, error) {
	if err != nil {
		return []string{}, err
	}
	return []string{string(document)}, nil
}

// readStream does what kubectl's StreamVisitor (cli-runtime, pkg/resource/visitor.go) does before it looks at an object.
func readStream(text []byte) ([]string, error) {
	documents := []string{}
	decoder := utilyaml.NewYAMLOrJSONDecoder(bytes.NewReader(text), 4096)
	for {
		var document runtime.RawExtension
		if err := decoder.Decode(&document); err != nil {
			if err == io.EOF {
				return documents, nil
			}
			return documents, err
		}
		raw := bytes.TrimSpace(document.Raw)
		if len(raw) > 0 && !bytes.Equal(raw, []byte("null")) {
			documents = append(documents, string(raw))
		}
	}
}
