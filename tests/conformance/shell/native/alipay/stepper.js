Component({
  props: { maxCount: 0, onOverLimit() {} },
  methods: { more() { this.props.onOverLimit({ type: "over-limit", detail: { by: this.props.maxCount } }) } }
})
