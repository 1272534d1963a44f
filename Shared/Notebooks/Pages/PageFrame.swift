/// What all pages have around their content: the style, the script, the help.
struct PageFrame {
  var title: String
  /// Further elements of the head.
  var head = ""

  func html(_ content: String, skipLabel: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
    script-src 'unsafe-inline'; img-src data:"/>
    <meta name="color-scheme" content="light dark"/>
    <title>\(title.escapedForMarkup)</title>
    \(head)
    <style>
    \(PageStyle.text)
    </style>
    <script>/*<![CDATA[*/
    \(PageScript.text)
    /*]]>*/</script>
    </head>
    <body>
    <a class="skip" href="#main">\(skipLabel.escapedForMarkup)</a>
    \(Self.tools)
    \(content)
    \(Self.help)
    </body>
    </html>

    """
  }

  /// Shown only where scripts run.
  private static let tools = """
    <div class="tools" role="region" aria-label="Reading">
    <button type="button" id="theme">Colours: as the system</button>
    <button type="button" id="open-help">Keys</button>
    </div>
    """

  private static let help = """
    <dialog id="help" aria-labelledby="help-title">
    <h2 id="help-title">Keys</h2>
    <table><tbody>
    <tr><th scope="row"><kbd>j</kbd> or <kbd>→</kbd></th><td>next cell</td></tr>
    <tr><th scope="row"><kbd>k</kbd> or <kbd>←</kbd></th><td>previous cell</td></tr>
    <tr><th scope="row"><kbd>space</kbd> or <kbd>Return</kbd></th><td>show what comes out, after a question</td></tr>
    <tr><th scope="row"><kbd>c</kbd></th><td>contents</td></tr>
    <tr><th scope="row"><kbd>d</kbd></th><td>light, dark, as the system</td></tr>
    <tr><th scope="row"><kbd>?</kbd></th><td>this list</td></tr>
    </tbody></table>
    <p>In a control, the arrow keys choose a state.</p>
    <p><label><input type="checkbox" id="use-keys" checked="checked"/> use these keys</label></p>
    <form method="dialog"><button autofocus="autofocus">Close</button></form>
    </dialog>
    """
}
