# needs: Get-Property
# Whether a property of an object means what is wanted.
function Test-Value([string]$Noun, $Object, [string]$Name, $Wanted) {
    $kind = $kinds["$Noun.$Name"]
    (Get-Meaning $kind (Get-Property $Object $Name)) -ceq (Get-Meaning $kind $Wanted)
}
