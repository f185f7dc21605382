# The parameter that writes a property, where it has another name.
function Get-ParameterName([string]$Noun, [string]$Property) {
    if ($parameterOf.ContainsKey("$Noun.$Property")) { return $parameterOf["$Noun.$Property"] }
    $Property
}
