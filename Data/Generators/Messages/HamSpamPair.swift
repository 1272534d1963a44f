/// Templates for a ham and a spam message that use nearly the same words in a different order.
struct HamSpamPair {
  let ham: String
  let spam: String

  static let all = [
    HamSpamPair(
      ham: "[Hi|Hey] {name}, I can send you the {sum} {when}. You need not pay me back.",
      spam: "[Hi|Hey] {name}, can you send me the {sum} {when}? I pay you back, you need not worry."),
    HamSpamPair(
      ham: "{name} won {prize} and I only have to pay for the postage. Call me!",
      spam: "You have won {prize} and only pay for the postage. Call me, I am {name}!"),
    HamSpamPair(
      ham: "I called {bank} and my card is fine. No need to reply to your text now.",
      spam: "Your card is not fine, we need a reply to this text now. {bank} called."),
    HamSpamPair(
      ham: "Do not reply to the text that says you have won {prize}. It is not from us. {bank}",
      spam: "This text from us, {bank}, is not a trick: it says you have won {prize}. Do reply."),
    HamSpamPair(
      ham: "Your parcel is at {place}. There is no fee, just say your name. It is from {name}.",
      spam: "Your parcel from {name} is at {place}. Just pay the fee, there is no other way."),
    HamSpamPair(
      ham: "I have two free tickets for you, my offer ends on {day}. Call before {time}, {name}.",
      spam: "Two free tickets, our offer ends on {day}. Call before {time}, {name} has one for you."),
    HamSpamPair(
      ham: "I need your help with the new phone that I won. Call me when you are free.",
      spam: "Call me when you need the new phone that you won. I help, it is free."),
    HamSpamPair(
      ham: "You got the job! They pay {sum} a week and I start {when} too.",
      spam: "I got the job for you! They pay you {sum} a week, start {when} too."),
    HamSpamPair(
      ham: "I lost the code for my account and {bank} sent me a new one. Did you get yours?",
      spam: "{bank} lost your account. Did you get the new code? Send me the one you got."),
    HamSpamPair(
      ham: "The offer of free {goods} was a trick, {kin} paid {price}. Do not order now.",
      spam: "The free {goods} are not a trick, {name} paid nothing. Do order now, {price} was the old offer."),
    HamSpamPair(
      ham: "Call me, I have good news: I can pay you the {price} that you lent me in {month}.",
      spam: "Call me, I have good news: you can pay me {price} and I lend you more in {month}."),
    HamSpamPair(
      ham: "Did you win {game}? If not, I claim the prize. Free {food} for all.",
      spam: "Did you claim the prize? If not, {game} is free for you, win {food}."),
    HamSpamPair(
      ham: "We never ask for your password. If a text asks for it, call {bank} at once.",
      spam: "{bank} asks for your password at once. If you never got a text, call and ask."),
    HamSpamPair(
      ham: "My phone is dead, this is the number of {name}. No need to send money, I am at {place}.",
      spam: "My phone is dead, this is my new number. I am at {place} and need money, send it to {name}."),
    HamSpamPair(
      ham: "{name} will pay you {price} for the {thing} and wants no card or code.",
      spam: "{name} wants the {thing} and will pay you {price}. No card? Send the code."),
    HamSpamPair(
      ham: "You can have my free minutes. I never use them, so text me your number {when}.",
      spam: "You have free minutes. Text me your number {when} so that I can use them, never pay."),
    HamSpamPair(
      ham: "I owe you {price}. Tell me the number of your account and you get it {when}.",
      spam: "You owe us {price}. Tell me the number of your account, or we get it {when}."),
    HamSpamPair(
      ham: "It's {name}. I sold the {thing} and you get half of the cash {when}.",
      spam: "It's {name}. You get half of the cash when I sold the {thing}, pay {when}."),
    HamSpamPair(
      ham: "Please call {name} back, she has your {thing} and wants nothing for it.",
      spam: "{name} has nothing for you. Please call back, she wants your {thing}, cash for it."),
    HamSpamPair(
      ham: "If somebody offers you {prize} for {price}, do not buy it, ask me first.",
      spam: "If you buy first, do ask me: somebody offers {prize} for {price}, not for long."),
  ]

  /// What a friend writes before quoting an advert to warn of it.
  static let warnings = [
    "[Hi {name}, look|Look] what I got, do not believe it, it is a trick:",
    "Please do not answer if you get this text, {name}:",
    "[Mum|Dad|{name}] nearly paid for this, it is not true:",
    "[This|That] is not a joke but a trick, do not call them:",
    "I did not write this, {name}, do not send them money:",
    "Believe me, you have not won if a text says:",
  ]

  /// Openings that make an advert sound like a friend.
  static let assurances = [
    "[Hi {name}, look|Look] what I got, it is not a trick, do believe it:",
    "Please answer if you get this text, {name}, do not wait:",
    "[Mum|Dad|{name}] paid nothing for this, it is nearly not true:",
    "[This|That] is not a trick but true, do call them:",
    "I did write this, {name}, they do not send you a trick:",
    "Believe me, a text says if you have won, not them:",
  ]
}
