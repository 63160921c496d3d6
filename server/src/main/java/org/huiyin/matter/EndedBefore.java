package org.huiyin.matter;

import org.huiyin.rulebook.State;

/// The stage of a matter that had ended in another system before it came here. It stands outside
/// of every rulebook: nothing is due in it, nobody does anything in it but step back, and it
/// never comes to another stage. It is kept as long as its kind is, from the day it came here.
final class EndedBefore {

  static final String STAGE = "ended-before";

  private EndedBefore() {}

  static boolean is(State state) {
    return is(state.stage());
  }

  static boolean is(String stage) {
    return stage.equals(STAGE);
  }
}
