Component({
  options: { virtualHost: false }
})
