Component({
  options: { virtualHost: false },

  props: { name: '', price: 0, onBuy: null },

  data: { seen: 0 },

  onInit() {
    this.setData({ seen: this.data.seen + 1 })
  },

  methods: {
    buy() {
      if (!this.props.onBuy) return
      // Who listens wants its own dataset: the platform builds no event for a component.
      const dataset = { fruitId: this.props['data-fruit-id'] }
      this.props.onBuy({ type: 'buy', detail: { price: this.props.price }, target: { dataset }, currentTarget: { dataset } })
    },
  },
})
