Component({
  props: { count: 0 },
  options: { virtualHost: false }
})
