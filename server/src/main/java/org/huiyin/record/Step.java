package org.huiyin.record;

/// Where a round of sequencing is. Each is a place at which a process may die, and a test lets it
/// die at each.
enum Step {
  LEADS,
  PADDED,
  TAKEN,
  GROWN,
  LAID,
  SIGNED,
  STORED,
  COMMITTED,
  NOTED
}
