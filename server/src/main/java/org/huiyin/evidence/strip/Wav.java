package org.huiyin.evidence.strip;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Set;

/// WAV: how the sound is coded, and the sound.
public final class Wav implements Stripping {

  private static final Riff RIFF =
      new Riff(
          "WAVE",
          Set.of("fmt ", "fact", "data"),
          (in, chunk, copy) -> in.copy(chunk.length(), copy));

  @Override
  public void strip(SeekableByteChannel original, OutputStream copy) throws IOException {
    RIFF.strip(original, copy);
  }
}
