/// What the documents name and a program cannot show: title, documents,
/// names, and what there is to say.
let shownInWords = ""
