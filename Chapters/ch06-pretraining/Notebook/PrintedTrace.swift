/// The losses that the book's repository printed for its training runs on a
/// CPU, every five steps.
enum PrintedTrace {
  /// Section 5.2, over five batches.
  static let training = [
    9.781, 8.111, 6.661, 5.961, 5.726, 5.201, 4.417, 4.069, 3.732, 2.850,
    2.427, 2.104, 1.882, 1.320, 0.985,
    0.717, 0.541, 0.391,
  ]
  static let validation = [
    9.933, 8.339, 7.048, 6.616, 6.600, 6.348, 6.278, 6.226, 6.160, 6.179,
    6.141, 6.134, 6.233, 6.238, 6.242,
    6.293, 6.393, 6.452,
  ]

  /// Appendix D, over one batch.
  static let scheduledTraining = [
    10.934, 9.151, 7.949, 6.362, 5.851, 5.750, 4.617, 4.277, 3.194, 2.488,
    2.627, 2.193, 0.818, 0.735, 0.789,
    0.293, 0.224, 0.234, 0.139, 0.093, 0.057, 0.071, 0.039, 0.032, 0.032,
    0.035, 0.035,
  ]
  static let scheduledValidation = [
    10.939, 9.461, 8.184, 6.876, 6.607, 6.634, 6.714, 6.640, 6.324, 6.263,
    6.264, 6.201, 6.340, 6.329, 6.390,
    6.508, 6.647, 6.746, 6.827, 6.828, 6.884, 6.917, 6.937, 6.937, 6.934,
    6.936, 6.938,
  ]
}

/// What the book's loaded models say after "Every effort moves you", in
/// section 5.5 and exercise 5.6.
enum PrintedTexts {
  static let gpt2 =
    "Every effort moves you toward finding an ideal new way to practice something!\n\n"
    + "What makes us want to be on top of that?"
  static let gpt2XL =
    "Every effort moves you toward finding an ideal life. You don't have to accept your current one at once, "
    + "because if you do you'll never"
}
