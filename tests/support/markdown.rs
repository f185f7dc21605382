//! The pages of this repository, as far as tests read them: fenced blocks, code spans, links and headings.
#![allow(dead_code, reason = "each test file is a program of its own, and uses a part of this")]

/// A fenced block.
#[derive(Debug)]
pub(crate) struct Block {
    /// What stands behind the fence: `console`.
    pub(crate) language: String,
    /// Its lines, without the fences.
    pub(crate) lines: Vec<String>,
    /// The line of the page on which it begins, from 1.
    pub(crate) at: usize,
}

/// The fenced blocks of a page, and the page without them. Blocks within lists stand a little to the right: their lines do not.
pub(crate) fn blocks(page: &str) -> (Vec<Block>, String) {
    let (mut blocks, mut prose) = (Vec::<Block>::new(), String::new());
    let mut margin = None;
    for (number, line) in page.lines().enumerate() {
        let fence = line.trim_start().strip_prefix("```");
        match (fence, margin, blocks.last_mut()) {
            (Some(language), None, _) => {
                margin = Some(line.len() - line.trim_start().len());
                blocks.push(Block { language: language.trim().to_owned(), lines: Vec::new(), at: number + 1 });
            }
            (Some(_), Some(_), _) => margin = None,
            (None, Some(margin), Some(block)) => block.lines.push(line.get(margin..).unwrap_or_default().to_owned()),
            _ => {
                prose.push_str(line);
                prose.push('\n');
            }
        }
    }
    (blocks, prose)
}

/// Whether a block is a file of a CI system or of pre-commit, and no manifest: its first line is a comment with its path.
pub(crate) fn is_of_ci(block: &Block) -> bool {
    let path = block.lines.first().and_then(|line| line.strip_prefix("# ")).unwrap_or_default();
    path.starts_with('.') || path == "azure-pipelines.yml"
}

/// What stands between backticks in the prose of a page.
pub(crate) fn spans(page: &str) -> Vec<String> {
    let (_, prose) = blocks(page);
    prose.lines().flat_map(|line| line.split('`').skip(1).step_by(2)).map(str::to_owned).collect()
}

/// The targets of the links and pictures of a page.
pub(crate) fn links(page: &str) -> Vec<String> {
    let (_, prose) = blocks(page);
    prose.split("](").skip(1).filter_map(|rest| rest.split(')').next()).map(str::to_owned).collect()
}

/// The anchors of a page's headings, as GitHub makes them.
pub(crate) fn anchors(page: &str) -> Vec<String> {
    let (_, prose) = blocks(page);
    let headings = prose.lines().filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#').trim().to_lowercase());
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    headings.map(|heading| heading.chars().filter(kept).collect::<String>().replace(' ', "-")).collect()
}
