/// Templates for ham from shops, clinics, banks and schools, much of it worded like adverts.
enum BusinessTemplates {
  static let reminders = [
    "{clinic}: your appointment is on {day} at {time}. [Call {phone} to change it|Please arrive ten minutes early|Reply only if you cannot come].",
    "Reminder from {clinic}: [your check-up|the appointment for your {animal}|your blood test] is {when}.",
    "Your order from {shop} is ready. [Open till {time}|Pick it up before {day}|Please bring your number {100-990}].",
    "{shop}: your {thing} is repaired, the cost is {price}. [We are open till {time}|Pay when you collect it].",
    "Millbridge Library: your book is due on {day}. [Late fee {price}|You can keep it for another week].",
    "{bank}: your card ending {10-99} was used at {shop} for {price}. [No action is needed|Your balance is {sum}].",
    "{bank}: [your statement for {month} is ready|your rent of {sum} was paid on {day}|your new card is in the post].",
    "Your parcel will come {when} between {2-5} and {6-9}. [You need not be at home|Nothing to pay|The driver is {name}].",
    "{train} to {town} is cancelled {when}. [Your ticket is valid on the next one|We are sorry].",
    "Larkford School: no lessons on {day}, the heating is broken. [Sorry|Free day for all|Classes resume {when}].",
    "The water in {town} will be off on {day} from {2-6} to {7-11}. [Fill a bucket|We are sorry].",
    "{shop}: thank you for your order. You paid {price}. [It will be with you {when}|Receipt number {100-990}].",
    "{clinic}: your {thing} is still at the desk. [You left it on {day}|We will keep it].",
    "Your code is {1000-9999}. Do not tell it to anybody, not even to us.",
  ]
  static let offersToCustomers = [
    "{shop}: free {drink} for our choir on {day}, as every year. No need to book.",
    "Thank you for ten years at {shop}! Your {food} is free {when}. {elder} says hello.",
    "You won the raffle at {place}! Your prize is {food}. [{elder}|{name}] will keep it for you till {day}.",
    "{shop} closes for the winter on {day}. All {goods} half price [until then|while they last]. Thank you all, {elder}.",
    "{clinic}: free flu jabs for patients over sixty {when}. Call {phone} if you need a lift.",
    "Dear members, the [chess|choir|bee] club has {sum} left to spend. Reply with your ideas by {day}. {elder}",
    "{place} is free to visit on {day}. Your class has won a tour with {elder}.",
    "{bank}: you have won nothing, we never run prize draws. Do not reply to texts that say so.",
    "Call us now if you see the lost {animal}: {phone}. There is a cash reward of {price}. {name} and family",
    "Last chance to order your school photos, {price} each. Reply to {elder} by {day}.",
  ]
}
