//! The commands in one process, beside the bare parse of what they read: `RAYON_NUM_THREADS=1 cargo bench --bench commands`.
//!
//! A few words choose: `cargo bench --bench commands -- 'plan.*1000'`.
#![allow(clippy::expect_used, reason = "a benchmark that cannot be prepared fails loudly")]

mod support;

use std::sync::OnceLock;

use divan::Bencher;
use hostctl::diagnostic::{Sink, Sources};
use hostctl::lint::{self, Look};
use support::{Estate, Form, Stand, bare};
use tempfile::TempDir;

const TENANTS: [usize; 3] = [100, 1_000, 10_000];

fn main() {
    divan::main();
}

/// A folder with the manifests and the export, made when it is first asked for.
fn folder(tenants: usize, stand: Stand) -> &'static TempDir {
    static FOLDERS: [[OnceLock<TempDir>; 3]; 3] = [const { [const { OnceLock::new() }; 3] }; 3];
    let size = TENANTS.iter().position(|size| *size == tenants).expect("one of the sizes");
    FOLDERS[size][stand as usize].get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder for temporary files");
        Estate { tenants, form: Form::Collected, stand }.write(folder.path()).expect("the manifests can be written");
        folder
    })
}

/// Runs a command on a folder of so many tenants.
fn command(bencher: Bencher<'_, '_>, tenants: usize, stand: Stand, words: &[&str]) {
    let folder = folder(tenants, stand).path().to_str().expect("a plain path");
    bencher.bench_local(|| {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let arguments = words.iter().chain([&folder]).copied();
        assert_eq!(hostctl::run(arguments, &mut out, &mut err), 0, "{}", String::from_utf8_lossy(&err));
        out.len()
    });
}

#[divan::bench(args = TENANTS, sample_size = 1, sample_count = 5)]
fn bare_yaml(bencher: Bencher<'_, '_>, tenants: usize) {
    let folder = folder(tenants, Stand::Drifted).path();
    bencher.bench_local(|| bare::yaml(folder).expect("the manifests are YAML"));
}

#[divan::bench(args = TENANTS, sample_size = 1, sample_count = 5)]
fn bare_xml(bencher: Bencher<'_, '_>, tenants: usize) {
    let folder = folder(tenants, Stand::Drifted).path();
    bencher.bench_local(|| bare::xml(folder).expect("the export is XML"));
}

#[divan::bench(args = TENANTS, sample_size = 1, sample_count = 5)]
fn lint_all(bencher: Bencher<'_, '_>, tenants: usize) {
    command(bencher, tenants, Stand::Drifted, &["lint"]);
}

/// What `lint` does without the rules about organisations: together with [`rules`] it is `lint`, save what it prints.
#[divan::bench(args = TENANTS, sample_size = 1, sample_count = 5)]
fn lint_without_rules(bencher: Bencher<'_, '_>, tenants: usize) {
    let folder = folder(tenants, Stand::Drifted).path().to_owned();
    bencher.bench_local(|| {
        let sources = hostctl::input::manifests(std::slice::from_ref(&folder)).expect("the manifests can be read");
        let (organisations, sink) = hostctl::manifest::read(&sources);
        assert!(!sink.has_errors(), "the manifests are sound");
        organisations.len()
    });
}

/// The rules about organisations alone, all of them, with what they look at: to be held against [`bare_yaml`].
#[divan::bench(args = TENANTS, sample_size = 1, sample_count = 5)]
fn rules(bencher: Bencher<'_, '_>, tenants: usize) {
    let folder = folder(tenants, Stand::Drifted).path().to_owned();
    let sources = hostctl::input::manifests(&[folder]).expect("the manifests can be read");
    let (organisations, _) = hostctl::manifest::read(&sources);
    let sources = Sources::new(sources);
    bencher.bench_local(|| {
        let look = Look { at: organisations.iter().collect(), all: &organisations, ..Look::default() };
        lint::look(&sources, Sink::default(), &look).len()
    });
}

#[divan::bench(args = TENANTS, sample_size = 1, sample_count = 5)]
fn plan(bencher: Bencher<'_, '_>, tenants: usize) {
    command(bencher, tenants, Stand::Drifted, &["plan"]);
}

#[divan::bench(args = TENANTS, sample_size = 1, sample_count = 5)]
fn render_nothing_to_do(bencher: Bencher<'_, '_>, tenants: usize) {
    command(bencher, tenants, Stand::Matching, &["render"]);
}

#[divan::bench(args = TENANTS, sample_size = 1, sample_count = 5)]
fn render_all(bencher: Bencher<'_, '_>, tenants: usize) {
    command(bencher, tenants, Stand::Empty, &["render"]);
}

#[divan::bench(args = TENANTS, sample_size = 1, sample_count = 5)]
fn render_live(bencher: Bencher<'_, '_>, tenants: usize) {
    command(bencher, tenants, Stand::Drifted, &["render", "--live"]);
}
