//! Whose commands read and change the objects of a type.

/// Whose commands read and change objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Through {
    /// Exchange's own cmdlets.
    Exchange,
    /// Functions of hostctl (`templates/functions/Get-NOUN.ps1`, `Set-NOUN.ps1`), which ask IIS on the object's server. That is more than
    /// reading a directory: each server has to let code run, so only those are asked of which something is wanted, and the collector asks
    /// none unless it is told to.
    Iis,
}
