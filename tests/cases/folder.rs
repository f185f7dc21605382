//! The folders of cases: where a case's manifests and export are, and hostctl run on them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

#[path = "../support/run.rs"]
mod run;

pub(crate) use run::{Ran, hostctl};

/// A case, for one product.
pub(crate) struct Case {
    /// `gateway-basic`, or `gateway-basic (2010)`.
    pub(crate) name: String,
    /// The case's folder.
    pub(crate) folder: PathBuf,
    /// Where its expected files are.
    pub(crate) expected: PathBuf,
    /// Its manifests: the folder itself; while it is checked, a copy for the product.
    pub(crate) manifests: PathBuf,
    /// The product that it is run for, where it has several.
    pub(crate) product: Option<String>,
    /// Its export; none where manifests are all there is.
    pub(crate) state: Option<PathBuf>,
    /// Whether the export is a fresh simulated organisation.
    pub(crate) fresh: bool,
    /// Whether it is about what lint finds, and nothing is planned.
    pub(crate) is_lint: bool,
    /// The day that lint is given.
    today: Option<String>,
    /// Further options of lint.
    options: Vec<String>,
}

/// All cases, by name.
pub(crate) fn find() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut folders: Vec<PathBuf> =
        fs::read_dir(&root).expect("tests/cases is there").map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders.iter().flat_map(|folder| of_folder(folder)).collect()
}

fn of_folder(folder: &Path) -> Vec<Case> {
    let name = folder.file_name().unwrap().to_string_lossy().into_owned();
    let products = match fs::read_to_string(folder.join("products.txt")) {
        Ok(text) => text.split_whitespace().map(str::to_owned).map(Some).collect(),
        Err(_) => vec![None],
    };
    products.into_iter().map(|product| case(folder, &name, product.as_deref())).collect()
}

fn case(folder: &Path, name: &str, product: Option<&str>) -> Case {
    let own = folder.join("state");
    let named = fs::read_to_string(folder.join("state.txt")).ok().map(|line| {
        let line = line.trim().replace("@product@", &product.unwrap_or_default().to_lowercase());
        (Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(&line), line.starts_with("lab/states/"))
    });
    let (state, fresh) = match named {
        Some((path, fresh)) => (Some(path), fresh),
        None => (own.is_dir().then_some(own), false),
    };
    let manifests = match fs::read_to_string(folder.join("manifests.txt")) {
        Ok(line) => Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(line.trim()),
        Err(_) => folder.join("manifests"),
    };
    Case {
        name: product.map_or_else(|| name.to_owned(), |product| format!("{name} ({product})")),
        folder: folder.to_owned(),
        expected: product.map_or_else(|| folder.to_owned(), |product| folder.join(product)),
        manifests,
        product: product.map(str::to_owned),
        state,
        fresh,
        is_lint: name.starts_with("lint-"),
        today: fs::read_to_string(folder.join("today.txt")).ok().map(|line| line.trim().to_owned()),
        options: fs::read_to_string(folder.join("options.txt")).unwrap_or_default().split_whitespace().map(str::to_owned).collect(),
    }
}

impl Case {
    /// Makes a copy of the manifests in which the product stands, where the case has several. Only a flat folder of text: that is all
    /// a shared case needs.
    pub(crate) fn copy_for_product(&mut self) {
        let Some(product) = &self.product else { return };
        let case = self.folder.file_name().unwrap();
        let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cases").join(case).join(product).join("manifests");
        let _ = fs::remove_dir_all(&copy);
        fs::create_dir_all(&copy).unwrap();
        for entry in fs::read_dir(&self.manifests).unwrap() {
            let from = entry.unwrap().path();
            let text = fs::read_to_string(&from).unwrap();
            fs::write(copy.join(from.file_name().unwrap()), text.replace("@PRODUCT@", product)).unwrap();
        }
        self.manifests = copy;
    }

    /// The script that seeds a simulated organisation with the case's state.
    pub(crate) fn seed(&self) -> Option<PathBuf> {
        let seed = self.folder.join("seed.ps1");
        seed.is_file().then_some(seed)
    }

    /// The settings that IIS is to have afterwards, where the case is about them.
    pub(crate) fn windows(&self) -> Option<BTreeSet<String>> {
        let text = fs::read_to_string(self.folder.join("windows.txt")).ok()?;
        Some(text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect())
    }

    /// Runs a command on the case's manifests and state.
    pub(crate) fn run(&self, command: &str, more: &[&str]) -> Ran {
        let arguments = self.arguments(command, more);
        self.told(&arguments.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// The words of a command on the case's manifests and state.
    pub(crate) fn arguments(&self, command: &str, more: &[&str]) -> Vec<String> {
        let text = |path: &Path| path.to_string_lossy().into_owned();
        let mut arguments = vec![command.to_owned(), text(&self.manifests)];
        if (command != "lint" || self.is_lint)
            && !more.contains(&"--live")
            && let Some(state) = &self.state
        {
            arguments.extend(["--state".to_owned(), text(state)]);
        }
        if let Some(today) = self.today.as_ref().filter(|_| command == "lint") {
            arguments.extend(["--today".to_owned(), today.clone()]);
        }
        if command == "lint" {
            arguments.extend(self.options.iter().cloned());
        }
        arguments.extend(more.iter().map(|&word| word.to_owned()));
        arguments
    }

    /// Shows the way of a message: sender, recipient and options.
    pub(crate) fn route(&self, words: &[&str]) -> Ran {
        let (manifests, state) = (self.manifests.to_string_lossy(), self.state.as_ref().map(|state| state.to_string_lossy()));
        let state = state.iter().flat_map(|state| ["--state", &**state]);
        let arguments: Vec<&str> = std::iter::once("route").chain(words.iter().copied()).chain([&*manifests]).chain(state).collect();
        self.told(&arguments)
    }

    /// Runs hostctl. Where this repository lies is no part of what is expected.
    fn told(&self, arguments: &[&str]) -> Ran {
        let (manifests, state) = (self.manifests.to_string_lossy(), self.state.as_ref().map(|state| state.to_string_lossy()));
        let mut ran = hostctl(arguments);
        for text in [&mut ran.out, &mut ran.err] {
            *text = text.replace(&*manifests, "manifests");
            if let Some(state) = &state {
                *text = text.replace(&**state, "state");
            }
        }
        ran
    }
}
