# needs: Test-Barred
# Whether one command gives up what another one takes.
function Test-Room($Giver, $Taker) {
    foreach ($given in $Giver.Gives.Keys) {
        foreach ($taken in $Taker.Takes.Keys) {
            if (Test-Barred $given $Giver.Gives[$given] $taken $Taker.Takes[$taken]) { return $true }
        }
    }
    $false
}
