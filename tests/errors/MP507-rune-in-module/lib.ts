export let n = $state(0)
