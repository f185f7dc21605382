//! The cases: folders of manifests and state, with what hostctl makes of them. A new case is a new folder, and no code.
//!
//! `tests/cases/NAME/` holds
//!
//! | file | what it is |
//! |---|---|
//! | `manifests/`, or `manifests.txt` | the manifests, or a line that names their folder, relative to `tests/`; `@PRODUCT@` in them stands for the product's word (`2010`, `SE`) |
//! | `state/`, or `state.txt` | the export, or a line that names one, relative to `tests/`; `@product@` in it stands for the product's word in lower case |
//! | `products.txt` | the products that the case is run for, one a line; without it, it is run once, and the manifests name their product |
//! | `today.txt` | of a folder `lint-...`: the day that `lint --today` is given |
//! | `options.txt` | of a folder `lint-...`: further options of lint |
//! | `seed.ps1` | Exchange commands that bring a fresh simulated organisation (see below) into the state of `state/` |
//! | `windows.txt` | the settings of IIS after the scripts ran, one a line, on the simulated Windows that `seed.ps1` sets up (`tests/lab/WindowsLab.psm1`) |
//! | the rest | what is expected, in a folder named after the product where the case has several |
//!
//! What is expected is one of four:
//!
//! - `plan.txt`, `plan.json`, `changes.ps1`, `live.ps1`, `plain.ps1`: of `plan`, `render`, `render --live`, `render --plain`; where there is a `plan.md`,
//!   an empty one perhaps, it is that of `plan --format markdown`;
//! - `lint.txt`, `lint.json`: of a folder `lint-...` always, with the export where there is one; of others where the manifests have errors;
//! - `error.txt`, where the export is refused: what stands on standard error;
//! - `route.txt`, a transcript of `hostctl route` (`cases/route.rs`): then nothing else is run.
//!
//! `UPDATE_EXPECT=1 cargo test --test cases` writes these files anew. Read their diff: it is the review of the change.
//!
//! Snapshots freeze mistakes too. So of every case it is also asserted that each script is PowerShell by a grammar that nobody here
//! wrote, that its commands and parameters exist in the product, that what it writes reads back as what was planned, that it is
//! ASCII with CRLF line ends, that the plan, applied to the state in memory, leaves nothing to do, and that no step on the way there
//! is one that Exchange refuses or that leaves mail without a way (`passage.rs`).
//!
//! Where `pwsh` is on PATH, the scripts are also run on the simulated Exchange of `tests/lab` (servers EX01 and EX02, organisation
//! First Organization in lab.example), for the cases that start from a fresh one (`state.txt` names `lab/states/...`) or have a
//! `seed.ps1`: a first run writes, a second one writes nothing, a collected export then needs no change; the same after a failure of
//! each single write; `-WhatIf` writes nothing. With a `windows.txt`, the collector asks IIS, too, and IIS is looked at afterwards. Where there is no `pwsh`, each case that is skipped is named.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests may fail loudly, and so may their helpers")]

#[path = "cases/expected.rs"]
mod expected;
#[path = "cases/folder.rs"]
mod folder;
#[path = "cases/lab_run.rs"]
mod lab_run;
#[path = "cases/passage.rs"]
mod passage;
#[path = "cases/route.rs"]
mod route;
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use expected::compare;
use folder::{Case, Ran, find, hostctl};
use hostctl::model::State;
use hostctl::plan::{self, Plan, Reads};
use hostctl::resource::Product;
use hostctl::value::Argument;
use rayon::prelude::*;
use serde_json::Value as Json;
use support::powershell::{check_catalogue, literals, parse};

/// What is wrong, each with the case that it is wrong in.
type Problems = Vec<String>;

#[test]
#[allow(clippy::print_stdout, reason = "what is skipped is said by name")]
fn cases() {
    let cases = find();
    assert!(!cases.is_empty(), "there are no cases in tests/cases");
    let (count, pwsh) = (cases.len(), lab_run::pwsh());
    let results: Vec<(Problems, Option<String>)> = cases.into_par_iter().map(|case| check_copy(case, pwsh.as_deref())).collect();
    let mut problems: Problems = Product::ALL.into_iter().flat_map(collector).collect();
    let mut skipped = Vec::new();
    for (found, skip) in results {
        problems.extend(found);
        skipped.extend(skip);
    }
    println!("{count} cases; {} run on the simulated Exchange", if pwsh.is_some() { "those that can be are" } else { "none is" });
    for name in &skipped {
        println!("skipped, since pwsh is not on PATH: {name} on the simulated Exchange");
    }
    assert!(problems.is_empty(), "{} problems:\n\n{}", problems.len(), problems.join("\n\n"));
}

/// The worked example shows every sign that a plan can have, and something that is not managed.
#[test]
fn the_worked_example_has_one_of_each_sign() {
    let tenants = Path::new(env!("CARGO_MANIFEST_DIR")).join("tenants");
    let ran = hostctl(&["plan", &tenants.to_string_lossy(), "--format", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let json: Json = serde_json::from_str(&ran.out).unwrap();
    for sign in ["create", "update", "remove", "blocked", "unmanaged"] {
        assert!(json["platforms"][0]["summary"][sign].as_u64() > Some(0), "nothing of kind {sign}: {}", json["platforms"][0]["summary"]);
    }
}

/// Checks a case, on its copy of the manifests where it has one.
fn check_copy(mut case: Case, pwsh: Option<&Path>) -> (Problems, Option<String>) {
    case.copy_for_product();
    check(&case, pwsh)
}

/// Checks a case. The second part is its name, where the simulated Exchange is wanted and not there.
fn check(case: &Case, pwsh: Option<&Path>) -> (Problems, Option<String>) {
    if let Some(transcript) = route::transcript(case) {
        let problems = route::check(case, &transcript);
        return (problems.into_iter().map(|problem| format!("{}: {problem}", case.name)).collect(), None);
    }
    let mut problems = Problems::new();
    let mut outputs = BTreeMap::new();
    let lint = case.run("lint", &[]);
    let planned =
        if lint.code == 0 && !case.is_lint { case.run("plan", &[]) } else { Ran { code: 0, out: String::new(), err: String::new() } };
    if lint.code != 0 || case.is_lint {
        let json = case.run("lint", &["--format", "json"]);
        let errors = match serde_json::from_str::<Json>(&json.out) {
            Ok(json) => json["summary"]["errors"] != 0,
            Err(error) => {
                problems.push(format!("lint --format json: {error}"));
                true
            }
        };
        if (lint.code, json.code) != (u8::from(errors), u8::from(errors)) {
            problems.push(format!("lint exits with {} and {}: {}{}", lint.code, json.code, lint.err, json.err));
        }
        outputs.insert("lint.txt", lint.out);
        outputs.insert("lint.json", json.out);
    } else if planned.code == 3 {
        outputs.insert("error.txt", planned.err);
    } else {
        problems.extend(scripts(case, planned, &mut outputs));
    }
    problems.extend(compare(&case.expected, &outputs));
    let mut skipped = None;
    if outputs.contains_key("changes.ps1") && (case.fresh || case.seed().is_some()) {
        match (pwsh, organisation(case)) {
            (Some(pwsh), Ok(known)) => problems.extend(lab_run::check(case, &known.plan, pwsh)),
            (None, _) => skipped = Some(case.name.clone()),
            // Reported already.
            (_, Err(_)) => {}
        }
    }
    (problems.into_iter().map(|problem| format!("{}: {problem}", case.name)).collect(), skipped)
}

/// Plans and renders, and asserts what must hold whatever the snapshots say.
fn scripts(case: &Case, planned: Ran, outputs: &mut BTreeMap<&'static str, String>) -> Problems {
    let mut problems = Problems::new();
    let mut take = |name: &'static str, ran: Ran| {
        if ran.code != 0 {
            problems.push(format!("{name}: exit code {}: {}", ran.code, ran.err));
            return;
        }
        outputs.insert(name, ran.out);
    };
    take("plan.txt", planned);
    take("plan.json", case.run("plan", &["--format", "json", "--unmanaged"]));
    if case.expected.join("plan.md").is_file() {
        take("plan.md", case.run("plan", &["--format", "markdown", "--unmanaged"]));
    }
    take("changes.ps1", case.run("render", &[]));
    take("live.ps1", case.run("render", &["--live"]));
    take("plain.ps1", case.run("render", &["--plain"]));
    match organisation(case) {
        Err(error) => problems.push(error),
        Ok(known) => {
            for name in ["changes.ps1", "live.ps1", "plain.ps1"] {
                let Some(text) = outputs.get(name) else { continue };
                problems.extend(script(name, text, known.plan.product));
                problems.extend(said(&known.plan, name, text));
            }
            problems.extend(settles(&known));
            problems.extend(passage::check(&known.plan, &known.state));
            problems.extend(outputs.get("plan.json").and_then(|json| agrees(&known.plan, json)));
        }
    }
    problems
}

/// The case's organisation, its export and its plan, as the library sees them.
struct Known {
    wanted: hostctl::model::Organisation,
    state: State,
    plan: Plan,
}

fn organisation(case: &Case) -> Result<Known, String> {
    let paths = [case.manifests.clone()];
    let sources = hostctl::input::manifests(&paths).map_err(|error| format!("the manifests cannot be read: {error}"))?;
    let (organisations, _) = hostctl::manifest::read(&sources);
    let wanted = organisations.into_iter().next().ok_or("the manifests have no platform")?;
    let path = case.state.as_deref().ok_or("a case that is planned has a state")?;
    let reads = Reads::of(&wanted);
    let state = hostctl::state::load(path, &|of, place| reads.contains(of, place)).map_err(|error| error.to_string())?.state;
    let plan = plan::plan(&wanted, &state);
    Ok(Known { wanted, state, plan })
}

/// What holds of every script.
fn script(name: &str, text: &str, product: Product) -> Problems {
    // Nothing to say is no script, and to the grammar a mistake.
    if text.is_empty() {
        return Problems::new();
    }
    let mut problems: Problems = parse(text).into_iter().map(|problem| format!("{name}:{}: {}", problem.line, problem.what)).collect();
    problems.extend(check_catalogue(text, product.word()).into_iter().map(|problem| format!("{name}: {problem}")));
    if let Some(at) = text.find(|c: char| !matches!(c, ' '..='~' | '\r' | '\n' | '\t')) {
        problems.push(format!("{name}: a character beyond printable ASCII at byte {at}"));
    }
    let lines = text.matches('\n').count();
    if lines != text.matches("\r\n").count() || lines != text.matches('\r').count() || !text.ends_with("\r\n") {
        problems.push(format!("{name}: not all line ends are CRLF"));
    }
    problems
}

/// The collector of a product, of which no case has a snapshot.
fn collector(product: Product) -> Problems {
    let ran = hostctl(&["collector", "--product", product.word()]);
    let name = format!("collector of {product}");
    if ran.code != 0 {
        return vec![format!("{name}: exit code {}: {}", ran.code, ran.err)];
    }
    script(&name, &ran.out, product)
}

/// Every text that the plan writes stands in a script as a literal, and reads back as the same text.
fn said(plan: &Plan, name: &str, script: &str) -> Problems {
    let have: BTreeSet<String> = literals(script).into_iter().map(|literal| literal.text).collect();
    let mut problems = Problems::new();
    for change in plan.steps() {
        for property in &change.properties {
            // A script that reads the organisation itself finds out which elements to add, and names all that are wanted.
            let argument = if name == "live.ps1" && property.edit.is_some() { Argument::Null } else { property.argument() };
            for text in texts(argument).into_iter().filter(|text| !have.contains(text)) {
                let of = change.of.at(property.place).name;
                problems.push(format!("{name}: {of} of {} '{}' is nowhere said to be {text:?}", change.of.label, change.key));
            }
        }
    }
    problems
}

fn texts(argument: Argument) -> Vec<String> {
    match argument {
        Argument::Text(text) => vec![text],
        Argument::List(items) => items.into_iter().flat_map(texts).collect(),
        Argument::Edit { add, remove } => add.into_iter().chain(remove).flat_map(texts).collect(),
        Argument::Null | Argument::Bool(_) | Argument::Number(_) | Argument::Credential(_) => Vec::new(),
    }
}

/// The plan applied to the state leaves nothing to do, and cannot plan what it could not plan before.
fn settles(known: &Known) -> Problems {
    let after = plan::apply(&known.plan, &known.state);
    let next = plan::plan(&known.wanted, &after);
    let show = |change: &plan::Change| format!("{} {} '{}'", change.action.sign(), change.of.label, change.key);
    let blocked: BTreeSet<String> = known.plan.changes.iter().filter(|change| change.reason.is_some()).map(show).collect();
    let left = next.changes.iter().filter(|change| change.reason.is_none() || !blocked.contains(&show(change)));
    left.map(|change| {
        let properties: Vec<String> = change
            .properties
            .iter()
            .map(|property| format!("{}: {:?} -> {}", change.of.at(property.place).name, property.old, property.new))
            .collect();
        format!("applied in memory, the plan leaves: {} {}", show(change), properties.join("; "))
    })
    .collect()
}

/// The JSON shows the plan that the library makes of the same files.
fn agrees(plan: &Plan, json: &str) -> Option<String> {
    let json: Json = match serde_json::from_str(json) {
        Ok(json) => json,
        Err(error) => return Some(format!("plan.json: {error}")),
    };
    let shown = json["platforms"][0]["plan_id"].as_str().unwrap_or_default();
    (shown != plan.id).then(|| format!("plan.json shows plan {shown}, the library makes {}", plan.id))
}
