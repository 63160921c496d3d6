package org.huiyin.bench;

final class ServerCommand {
  private ServerCommand() {}

  static void run(String[] args) {
    System.out.println(args.length);
  }
}
