// lifetimes: what components share on every target.

// Hook: a prop has a new value. Props that only the template reads need nothing.
let take = note

// A component that comes after the page's show event, or on a host that has none before, is told here.
const appear = ($) => {
  if ($.hidden == null) call($, "onPageShow")
  show($)
}
