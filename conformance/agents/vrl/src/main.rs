//! Runs programs in VRL, the language in which Vector changes records, with the library that Vector runs them with.
//!
//! In: a list of `{"source": text, "events": [event]}` as JSON. Out: for each, `{"error": text}` where it does not compile, or `{"results": [...]}` with
//! `{"event": ..., "value": ...}`, `{"aborted": true}` or `{"error": text}` for each event.

use serde_json::{json, Value as Json};
use std::io::Read;
use vrl::{
    compiler::{state::RuntimeState, Context, ExpressionError, Program, TargetValue, TimeZone},
    value::{Secrets, Value},
};

fn run(program: &Program, event: &Json) -> Json {
    let mut target = TargetValue {
        value: Value::from(event.clone()),
        metadata: Value::Object(Default::default()),
        secrets: Secrets::default(),
    };
    let mut state = RuntimeState::default();
    let zone = TimeZone::default();
    match program.resolve(&mut Context::new(&mut target, &mut state, &zone)) {
        Ok(value) => json!({ "event": target.value, "value": value }),
        Err(ExpressionError::Abort { .. }) => json!({ "aborted": true }),
        Err(error) => json!({ "error": error.to_string() }),
    }
}

fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).expect("a text on standard input");
    let jobs: Vec<Json> = serde_json::from_str(&text).expect("a list in JSON");
    let functions = vrl::stdlib::all();
    let answers: Vec<Json> = jobs
        .iter()
        .map(|job| {
            let source = job["source"].as_str().expect("a source");
            match vrl::compiler::compile(source, &functions) {
                Err(problems) => json!({ "error": vrl::diagnostic::Formatter::new(source, problems).to_string() }),
                Ok(compiled) => {
                    let events = job["events"].as_array().expect("a list of events");
                    json!({ "results": events.iter().map(|event| run(&compiled.program, event)).collect::<Vec<_>>() })
                }
            }
        })
        .collect();
    println!("{}", Json::from(answers));
}
