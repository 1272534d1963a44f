/// A control on a page: a choice of states, each with its outputs, of which a script shows one. Without scripts
/// and on paper they stand below each other.
enum PageControl {
  /// More states than this get a slider instead of one button each.
  static let mostButtons = 8

  /// - Parameter outputs: the outputs of each state as HTML
  static func html(_ control: Control, id: String, outputs: [String]) -> String {
    let states = zip(control.states, outputs).enumerated().map { index, state in
      """
      <div class="state\(index == control.shown ? " shown" : "")">
      <p class="name">\(control.label.escapedForMarkup): <b>\(state.0.escapedForMarkup)</b></p>
      \(state.1)</div>
      """
    }
    let choice = control.states.count > mostButtons ? slider(control, id) : buttons(control, id)
    return """
      <div class="control"><fieldset><legend>\(control.label.escapedForMarkup)</legend>\(choice)</fieldset>
      <div class="states">
      \(states.joined(separator: "\n"))
      </div></div>
      """
  }

  private static func buttons(_ control: Control, _ id: String) -> String {
    control.states.enumerated().map { index, state in
      let isShown = index == control.shown ? " checked=\"checked\"" : ""
      return """
        <label><input type="radio" name="\(id)" value="\(index)"\(isShown)/><span>\(state.escapedForMarkup)</span></label>
        """
    }.joined()
  }

  private static func slider(_ control: Control, _ id: String) -> String {
    let names = control.states.map { "<option>\($0.escapedForMarkup)</option>" }.joined()
    let shown = control.states[control.shown].escapedForMarkup
    return """
      <input type="range" id="\(id)" aria-label="\(control.label.escapedForMarkup)" aria-valuetext="\(shown)" \
      min="0" max="\(control.states.count - 1)" step="1" value="\(control.shown)"/>\
      <output for="\(id)">\(shown)</output><datalist>\(names)</datalist>
      """
  }
}
