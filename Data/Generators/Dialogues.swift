extension TextWriter {
  /// Writes a conversation between two people.
  mutating func conversation() -> [String] {
    switch number(0...4) {
    case 0: shoppingConversation()
    case 1: directionsConversation()
    case 2: ticketConversation()
    case 3: whyConversation()
    default: planningConversation()
    }
  }

  /// Writes a conversation between a customer and a shopkeeper.
  private mutating func shoppingConversation() -> [String] {
    let wares = [
      "a loaf of bread", "a bag of flour", "a ball of string", "a jar of honey", "a new pencil",
      "a pair of gloves", "a piece of cheese", "a box of matches",
    ]
    let chosen = pick(2, of: wares)
    let (first, second) = (number(2...9), number(2...9))
    let seller = elder()
    return [
      paragraph(
        said(
          either("Good morning.", "Good afternoon.", "Good day."), then: "What can I do for you?", seller)),
      said("I would like \(chosen[0]), please.", "the customer"),
      paragraph(said("Here you are.", then: "Would you like anything else?", seller)),
      said("Yes, \(chosen[1]), please.", "the customer"),
      paragraph(
        "The first thing cost \(spelled(first)) coins, and the second cost \(spelled(second)) coins."),
      said("That makes \(spelled(first + second)) coins together.", seller),
      said(either("Thank you, and goodbye.", "Here they are, and thank you."), "the customer"),
      said(either("Goodbye!", "Come again!"), seller),
    ].map(capitalized)
  }

  /// Writes a conversation in which a stranger asks for directions.
  private mutating func directionsConversation() -> [String] {
    let goal = either("station", "library", "school", "bakery", "church", "post office", "harbour", "museum")
    let guide = children(1)[0]
    let turn = either("left", "right")
    let other = turn == "left" ? "right" : "left"
    let mark = either("the old oak", "the fountain", "the bridge", "the red house", "the clock tower")
    let minutes = either("five", "ten", "fifteen")
    return [
      paragraph(
        said("Excuse me, how do I get to the \(goal)?", "a stranger"), "\(guide) pointed down the street."),
      said("Go straight ahead to \(mark), and then turn \(turn).", guide),
      said("To the \(other)?", "the stranger"),
      said("No, to the \(turn).", guide),
      said("Is it far?", "the stranger"),
      said("It takes about \(minutes) minutes on foot.", guide),
      said(
        "So I go straight ahead to \(mark), I turn \(turn), and in \(minutes) minutes I am there.",
        "the stranger"),
      said(either("That is right.", "Exactly."), guide),
      said("Thank you very much!", "the stranger"),
    ].map(capitalized)
  }

  /// Writes a conversation about train times at a ticket office.
  private mutating func ticketConversation() -> [String] {
    let goal = either("Northfield", "Oakham", "Millbridge", "Seaford", "Greenhill", "Westport")
    let hour = number(1...8)
    let wait = number(1...3)
    let platform = spelled(number(1...4))
    return [
      said("When does the next train to \(goal) leave?", "the traveller"),
      said("It leaves at \(spelled(hour + wait)) o'clock.", "the clerk"),
      said("And what time is it now?", "the traveller"),
      said("It is \(spelled(hour)) o'clock.", "the clerk"),
      said("Then I have to wait for \(counted(wait, "hour", "hours")).", "the traveller"),
      said("There is a bench under the clock.", "the clerk"),
      said("From which platform does it leave?", "the traveller"),
      said("From platform \(platform).", "the clerk"),
      paragraph("So the traveller sat under the clock and waited for the train to \(goal)."),
    ].map(capitalized)
  }

  /// Writes a conversation in which a pupil asks why and the teacher explains.
  private mutating func whyConversation() -> [String] {
    let pupil = children(1)[0]
    let teacher = elder()
    let reason = pick(Fact.reasons)
    return [
      paragraph(said(reason.question, pupil)),
      paragraph(
        said(either("That is a good question.", "What do you think?", "Let us think about it."), teacher)),
      paragraph(said(reason.guess, pupil)),
      paragraph(said("No, that is not the reason.", teacher)),
      paragraph(said("Then tell me!", pupil)),
      paragraph(said(reason.answer, teacher)),
      paragraph(said(either("Now I understand.", "I never thought of that!", "That makes sense."), pupil)),
    ]
  }

  /// Writes a conversation in which two friends arrange to meet.
  private mutating func planningConversation() -> [String] {
    let friends = children(2)
    let (one, two) = (friends[0], friends[1])
    let plan = either(
      "to the lake", "to the market", "to the cinema", "up the hill", "to the library", "to the harbour")
    let days = pick(2, of: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"])
    let duty = either(
      "help my father", "look after my brother", "practise the piano", "visit my aunt", "clean my room")
    let hour = spelled(number(2...5))
    return [
      paragraph(said("Shall we go \(plan) on \(days[0])?", one)),
      paragraph(said("On \(days[0]) I have to \(duty).", two)),
      paragraph(said("What about \(days[1])?", one)),
      paragraph(said("\(days[1]) is fine.", then: "When shall we meet?", two)),
      paragraph(
        said("At \(hour) o'clock, in front of \(either("my house", "the school", "the church")).", one)),
      paragraph(said("Good, on \(days[1]) at \(hour) o'clock.", two)),
      paragraph(said(either("I am looking forward to it!", "Do not be late!"), one)),
    ]
  }
}
