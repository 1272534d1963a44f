/// Outputs stored in the book's notebook, from its run on an Apple GPU.
enum PrintedTrace {
  /// The validation loss after steps 0, 5, …, 230. Book, section 7.6.
  static let validation = [
    2.626, 1.103, 0.944, 0.906, 0.881, 0.859, 0.836, 0.809, 0.806, 0.789,
    0.783, 0.763, 0.743, 0.735, 0.732,
    0.736, 0.731, 0.715, 0.696, 0.687, 0.682, 0.674, 0.669, 0.665, 0.670,
    0.686, 0.681, 0.677, 0.676, 0.677,
    0.674, 0.676, 0.686, 0.688, 0.679, 0.668, 0.657, 0.659, 0.650, 0.635,
    0.632, 0.628, 0.628, 0.635, 0.648,
    0.663, 0.657,
  ]

  /// The tuned model's responses to the first three test tasks. Book,
  /// section 7.7.
  static let responses = [
    "The car is as fast as a bullet.",
    "The type of cloud associated with thunderstorms is a cumulus cloud.",
    "The author of 'Pride and Prejudice' is Jane Austen.",
  ]
}
