/// Templates for spam: adverts and scams.
enum SpamTemplates {
  static let prizes = [
    "[Congratulations!|Great news!|WINNER!|Well done!] You have [won|been chosen to receive] {prize}. [Call {phone} now|Text {word} to {code}|Claim at {link}] [to claim|before {day}|today].",
    "URGENT! Your number has won [{sum}|{prize}]. To claim call {phone} [before {day}|now|within 24 hours].",
    "{firm}: you are visitor number {10-99} and win {prize}! Reply {word} to {code}.",
    "You have {2-9} unclaimed prizes, the first is {prize}. Final notice. [Call {phone}|Go to {link}].",
    "Your {month} draw ticket won {sum}. Collect it [at {link}|by calling {phone}]. {firm}",
    "Answer and win {prize}: how many legs has a {animal}? Text A for four, B for forty to {code}. {price} a text.",
  ]
  static let offers = [
    "FREE {goods}! [Only today|This {day} only|While stocks last] at {firm}. Order at {link}.",
    "{firm}: up to {20-90}% off {goods}. Offer ends {day}. [Text STOP to {code} to opt out|Terms apply].",
    "Get {prize} for only {price} a month! Call {phone} or text {word} to {code}.",
    "Half price {goods} and free delivery. [Buy now|Order now|Shop now] at {link}.",
    "New ring tone of the week: {animal} song! Text TONE to {code}. {price} per week until you stop.",
    "Unlimited texts and calls for {price}! Reply {word} to switch to {firm} [today|now].",
    "Fortune for {month}: love and money await you. Text {word} to {code} to learn more, {price} a message.",
  ]
  static let money = [
    "Need cash fast? {firm} lends up to {sum} [in minutes|without questions|today]. Call {phone}.",
    "You may be owed {sum} for your accident. Reply {word} or call {phone}. {firm}",
    "Earn {sum} a week from home! No skills needed. Text {word} to {code}.",
    "Your debts can be written off. Free advice from {firm} on {phone}. [Reply STOP to end|Calls cost {price}].",
    "Double your money with {firm}: put in {sum}, take out {sum2} by {day}. Join at {link}.",
    "Work for {firm}: send parcels, earn {sum} weekly. Start {when}, sign up at {link}.",
  ]
  static let deceptions = [
    "{bank}: your account is locked. Confirm your code at {link} [now|within 24 hours|or lose access].",
    "Your parcel is held. Pay the fee of {price} at {link} [to get it|by {day}].",
    "We could not take your payment. Update your card at {link} or your phone will be cut off {when}.",
    "You have 1 new voice message. Call {phone} to listen. [Calls cost {price}|{firm}].",
    "Tax office: you are due {sum}. Give your card number at {link} before {day}.",
    "Somebody logged in as you in {town}. If it was not you, send your password to {phone}.",
    "Somebody you know likes you! Find out who: text {word} to {code}, {price} each.",
  ]
  /// Scams that sound like a friend.
  static let friendly = [
    "[Hi mum|Hi dad|Hi grandma|Hey], it's me, my phone fell into the lake. This is my new number. Can you send {sum} {when}?",
    "Hi {name}, long time no see! I made {sum} in a week from home, ask me how at {link}.",
    "Hey, is this you in the photo? {link}",
    "[Hi|Hello|Hey], we met at {place}. Call me on {phone}, I have a surprise for you.",
    "Sorry I missed your call. Ring me back on {phone}, it's about the {thing}.",
    "[Hi|Hey] {name}, I'm stuck in {town} without my bag. Please wire {sum}, I'll pay you back on {day}.",
    "Are you free {when}? I know a way to earn {sum}, just buy me gift cards first and send the numbers.",
    "My uncle left {sum} and I need your bank card to get it out. You keep half. Write back soon, {name}.",
    "Hello dear, I am {name} from {town}, I saw your picture and I like you. Write to me at {link}.",
    "Good morning, your {thing} advert is nice. I pay double, only send me the code that you get {when}.",
  ]
}
