//! Runs a case's scripts on the simulated Exchange of `tests/lab`, in PowerShell itself.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use hostctl::plan::Plan;
use hostctl::resource::Product;
use hostctl::value::Argument;
use serde_json::Value as Json;

use super::{Case, Problems, hostctl};

/// The servers of the simulated organisation, which the exports in `tests/lab/states` show too.
const SERVERS: &[&str] = &["EX01", "EX02"];

/// PowerShell, where it is on PATH.
pub(super) fn pwsh() -> Option<PathBuf> {
    let names: &[&str] = if cfg!(windows) { &["pwsh.exe"] } else { &["pwsh"] };
    let path = std::env::var_os("PATH")?;
    let mut places = std::env::split_paths(&path).flat_map(|folder| names.iter().map(move |name| folder.join(name)));
    places.find(|place| place.is_file())
}

/// Exports IIS, too.
const EXPORT_IIS: &str = "& (Join-Path $PSScriptRoot 'collect.ps1') -Iis\r\nexit $LASTEXITCODE\r\n";

/// Shows the settings of the simulated IIS, then how many were written.
const SHOW_IIS: &str = "\
$state = Get-WindowsLabState
foreach ($key in $state.config.Keys) { $key + ' = ' + $state.config[$key] }
$calls = Get-WindowsLabCalls
$writes = 0
foreach ($key in $calls.Keys) { if ($key -like '*: Set-Web*') { $writes += $calls[$key] } }
'writes: ' + $writes
";

/// A case in the simulated organisation.
struct Lab<'a> {
    case: &'a Case,
    plan: &'a Plan,
    pwsh: &'a Path,
    /// Where the scripts lie and run, and where they leave what they write.
    folder: PathBuf,
}

/// What is asked of the simulation.
#[derive(Default)]
struct Request<'a> {
    scripts: &'a [&'a str],
    with: Option<&'a str>,
    fail_at: usize,
}

/// What became of one script.
struct Run {
    ok: bool,
    /// What it says went wrong.
    said: String,
    /// The texts that it puts into the pipeline.
    output: Vec<String>,
    /// How many writes it made. (One command may make several: each right is one.)
    writes: usize,
    /// How many write commands it called, the failing one included.
    commands: usize,
    asked: usize,
}

/// All that the simulation can say of a case.
pub(super) fn check(case: &Case, plan: &Plan, pwsh: &Path) -> Problems {
    let word: String = case.name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("lab").join(word);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the target folder can be written");
    let lab = Lab { case, plan, pwsh, folder };
    lab.all().unwrap_or_else(|problem| vec![problem]).into_iter().map(|problem| format!("simulated Exchange: {problem}")).collect()
}

impl Lab<'_> {
    fn all(&self) -> Result<Problems, String> {
        let collector = hostctl(&["collector", "--product", self.plan.product.word()]);
        fs::write(self.folder.join("collect.ps1"), collector.out).map_err(text)?;
        fs::write(self.folder.join("collect-iis.ps1"), EXPORT_IIS).map_err(text)?;
        fs::write(self.folder.join("show-iis.ps1"), SHOW_IIS).map_err(text)?;
        // The scripts are made from what the collector sees here, not from the case's own export, which only has to mean the same.
        let runs = self.simulate(&Request { scripts: &[self.collector()], ..Request::default() })?;
        if let Some(failed) = runs.iter().find(|run| !run.ok || run.commands > 0) {
            return Err(format!("the collector fails, or writes: {}", failed.said));
        }
        fs::rename(self.folder.join("state"), self.folder.join("before")).map_err(text)?;
        self.render("changes.ps1", &["--state", &self.path("before")])?;
        self.render("live.ps1", &["--live"])?;

        let mut problems = self.same_plan()?;
        problems.extend(self.read_by_powershell()?);
        for script in ["changes.ps1", "live.ps1"] {
            problems.extend(self.twice(script)?);
            problems.extend(self.what_if(script)?);
            if let Some(expected) = self.case.windows() {
                problems.extend(self.iis(script, &expected)?);
            }
        }
        Ok(problems)
    }

    /// What the simulation shows needs the same changes as the case's own export.
    fn same_plan(&self) -> Result<Problems, String> {
        let found: BTreeSet<String> = self.planned("before")?.into_iter().collect();
        let steps = self.plan.steps();
        let wanted: BTreeSet<String> = steps.map(|change| format!("{} {} {}", change.action.word(), change.of.noun, change.key)).collect();
        let missing = wanted.difference(&found).map(|change| format!("the seeded organisation does not need: {change}"));
        // Extended rights are in no export but the collector's: what another cannot plan, this one can.
        let extra = found.difference(&wanted).filter(|change| !change.contains(" ADPermission "));
        Ok(missing.chain(extra.map(|change| format!("the seeded organisation also needs: {change}"))).collect())
    }

    /// The changes that an export still needs.
    fn planned(&self, export: &str) -> Result<Vec<String>, String> {
        let manifests = self.case.manifests.to_string_lossy();
        let ran = hostctl(&["plan", &manifests, "--state", &self.path(export), "--format", "json"]);
        if ran.code != 0 {
            return Err(format!("plan of '{export}': exit code {}: {}", ran.code, ran.err));
        }
        let json: Json = serde_json::from_str(&ran.out).map_err(text)?;
        let changes = json["platforms"][0]["changes"].as_array().cloned().unwrap_or_default();
        let word = |change: &Json, key: &str| change[key].as_str().unwrap_or_default().to_owned();
        Ok(changes
            .iter()
            .filter(|change| change["action"] != "blocked")
            .map(|change| format!("{} {} {}", word(change, "action"), word(change, "type"), word(change, "identity")))
            .collect())
    }

    /// PowerShell's own parser finds nothing, and what it knows of the product neither.
    fn read_by_powershell(&self) -> Result<Problems, String> {
        let script = lab_file("Test-Script.ps1");
        let out = Command::new(self.pwsh)
            .args(["-NoProfile", "-NonInteractive", "-File"])
            .arg(script)
            .args(["-Path", "changes.ps1,live.ps1,collect.ps1", "-Product", self.product()])
            .current_dir(&self.folder)
            .output()
            .map_err(text)?;
        let found = String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr);
        Ok(if out.status.success() { Vec::new() } else { vec![format!("Test-Script.ps1 finds: {}", found.trim())] })
    }

    /// The first run writes, the second one does not, and then there is nothing to plan. So it is after a failure of any single command.
    fn twice(&self, script: &str) -> Result<Problems, String> {
        let mut problems = Problems::new();
        // Without a folder of its own, the collector writes into `state` where it runs.
        let _ = fs::remove_dir_all(self.folder.join("state"));
        let runs = self.simulate(&Request { scripts: &[script, script, self.collector()], ..Request::default() })?;
        let [first, second, collected] = runs.as_slice() else { return Err(format!("{script}: three runs, {} answers", runs.len())) };
        for (what, run) in [("the first run", first), ("the second run", second), ("the collector after it", collected)] {
            if !run.ok {
                problems.push(format!("{script}: {what} failed: {}", run.said));
            }
        }
        if (first.writes == 0) != (self.plan.steps().next().is_none()) {
            problems.push(format!(
                "{script}: the first run makes {} writes, of a plan with {} steps",
                first.writes,
                self.plan.steps().count()
            ));
        }
        if second.writes > 0 {
            problems.push(format!("{script}: the second run makes {} writes", second.writes));
        }
        if collected.ok {
            problems.extend(self.planned("state")?.into_iter().map(|change| format!("{script}: after it, the plan still has: {change}")));
        }
        for fail_at in 1..=first.commands {
            problems.extend(self.failing(script, fail_at)?);
        }
        Ok(problems)
    }

    /// A command fails: the script says so and stops; run again, it makes the rest; and then there is nothing left.
    fn failing(&self, script: &str, fail_at: usize) -> Result<Problems, String> {
        let runs = self.simulate(&Request { scripts: &[script, script, script], fail_at, ..Request::default() })?;
        let [failed, mended, again] = runs.as_slice() else { return Err(format!("{script}: three runs, {} answers", runs.len())) };
        let mut problems = Problems::new();
        if failed.ok {
            problems.push(format!("{script}: command {fail_at} fails, and the script calls it a success"));
        }
        if failed.commands != fail_at {
            problems.push(format!("{script}: command {fail_at} fails, and the script calls {} of them", failed.commands));
        }
        if !mended.ok {
            problems.push(format!("{script}: after command {fail_at} failed, it cannot be run again: {}", mended.said));
        }
        if !again.ok || again.writes > 0 {
            problems
                .push(format!("{script}: after command {fail_at} failed, a third run still makes {} writes: {}", again.writes, again.said));
        }
        Ok(problems)
    }

    /// `-WhatIf` changes nothing, and asks for no credential.
    fn what_if(&self, script: &str) -> Result<Problems, String> {
        let runs = self.simulate(&Request { scripts: &[script], with: Some("WhatIf"), ..Request::default() })?;
        let mut problems = Problems::new();
        for run in runs {
            if !run.ok {
                problems.push(format!("{script} -WhatIf failed: {}", run.said));
            }
            if run.writes > 0 || run.asked > 0 {
                problems.push(format!("{script} -WhatIf makes {} writes and asks for {} credentials", run.writes, run.asked));
            }
        }
        Ok(problems)
    }

    /// The first run leaves IIS as it is to be, the second one writes nothing there, and nor does `-WhatIf`.
    fn iis(&self, script: &str, expected: &BTreeSet<String>) -> Result<Problems, String> {
        let mut problems = Problems::new();
        let show = "show-iis.ps1";
        let runs = self.simulate(&Request { scripts: &[script, show, script, show], ..Request::default() })?;
        let [_, first, _, second] = runs.as_slice() else { return Err(format!("{script}: four runs, {} answers", runs.len())) };
        let is: BTreeSet<String> = first.output.iter().filter(|line| !line.starts_with("writes: ")).cloned().collect();
        problems.extend(expected.difference(&is).map(|line| format!("{script}: IIS is to have {line}")));
        problems.extend(is.difference(expected).map(|line| format!("{script}: IIS is not to have {line}")));
        if first.output != second.output {
            problems.push(format!("{script}: the second run changes IIS: {:?}, then {:?}", first.output, second.output));
        }
        let runs = self.simulate(&Request { scripts: &[script, show], with: Some("WhatIf"), ..Request::default() })?;
        if !runs.last().is_some_and(|run| run.output.iter().any(|line| line == "writes: 0")) {
            problems.push(format!("{script} -WhatIf writes to IIS"));
        }
        Ok(problems)
    }

    /// The script that exports what the case is about.
    fn collector(&self) -> &'static str {
        if self.case.windows().is_some() { "collect-iis.ps1" } else { "collect.ps1" }
    }

    /// Runs scripts in one fresh simulated organisation.
    fn simulate(&self, request: &Request<'_>) -> Result<Vec<Run>, String> {
        let answer = self.folder.join("answer.json");
        let _ = fs::remove_file(&answer);
        // -Command, since -File takes no list for a parameter: there may be many answers.
        let mut command = format!(
            "& {} -Product {} -Server {} -Script {} -Out 'answer.json' -NoState -FailAt {}",
            quoted(&lab_file("Invoke-Lab.ps1").to_string_lossy()),
            quoted(self.product()),
            list(SERVERS),
            list(request.scripts),
            request.fail_at,
        );
        let answers: Vec<String> = self.credentials().into_iter().map(|name| format!("{name}=user:word")).collect();
        let options = [
            ("Seed", self.case.seed().map(|seed| quoted(&seed.to_string_lossy()))),
            ("With", request.with.map(quoted)),
            ("Answer", (!answers.is_empty()).then(|| list(&answers.iter().map(String::as_str).collect::<Vec<_>>()))),
        ];
        for (name, value) in options {
            if let Some(value) = value {
                command.push_str(&format!(" -{name} {value}"));
            }
        }
        let out = Command::new(self.pwsh)
            .args(["-NoProfile", "-NonInteractive", "-Command", &command])
            .current_dir(&self.folder)
            .output()
            .map_err(text)?;
        // A failed script makes the whole fail: what counts is the answer.
        let json = fs::read_to_string(&answer).map_err(|error| {
            format!("no answer ({error}): {}{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr))
        })?;
        let json: Json = serde_json::from_str(json.trim_start_matches('\u{feff}')).map_err(text)?;
        Ok(json["runs"].as_array().into_iter().flatten().map(run).collect())
    }

    fn product(&self) -> &'static str {
        // The catalogue has the words of the manifests.
        Product::word(self.plan.product)
    }

    /// The names of the credentials that a script may ask for.
    fn credentials(&self) -> BTreeSet<String> {
        let steps = self.plan.steps().flat_map(|change| change.properties.iter().chain(&change.carried));
        steps
            .filter_map(|property| match property.argument() {
                Argument::Credential(name) => Some(name.to_string()),
                _ => None,
            })
            .collect()
    }

    fn render(&self, name: &str, more: &[&str]) -> Result<(), String> {
        let manifests = self.case.manifests.to_string_lossy();
        let mut arguments = vec!["render", &*manifests];
        arguments.extend(more);
        let ran = hostctl(&arguments);
        if ran.code != 0 {
            return Err(format!("{name}: exit code {}: {}", ran.code, ran.err));
        }
        fs::write(self.folder.join(name), ran.out).map_err(text)
    }

    fn path(&self, name: &str) -> String {
        self.folder.join(name).to_string_lossy().into_owned()
    }
}

fn run(json: &Json) -> Run {
    let said = [&json["error"], &json["host"], &json["warnings"]].map(|part| match part {
        Json::Array(lines) => lines.iter().filter_map(Json::as_str).collect::<Vec<_>>().join(" / "),
        other => other.as_str().unwrap_or_default().to_owned(),
    });
    Run {
        ok: json["ok"] == true,
        output: json["output"].as_array().into_iter().flatten().filter_map(Json::as_str).map(str::to_owned).collect(),
        said: said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" / "),
        writes: json["writes"].as_array().map_or(0, Vec::len),
        commands: json["calls"].as_object().map_or(0, write_commands),
        asked: json["asked"].as_array().map_or(0, Vec::len),
    }
}

/// Of the calls of each cmdlet, those of cmdlets that write.
fn write_commands(calls: &serde_json::Map<String, Json>) -> usize {
    let writes = calls.iter().filter(|(name, _)| !name.starts_with("Get-"));
    writes.filter_map(|(_, count)| count.as_u64()).filter_map(|count| usize::try_from(count).ok()).sum()
}

fn lab_file(name: impl AsRef<OsStr>) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lab").join(name.as_ref())
}

/// A text as PowerShell takes it.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn list(texts: &[&str]) -> String {
    texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(",")
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}
