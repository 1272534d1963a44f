// Replaced by the first topic.
