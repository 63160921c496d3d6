package org.huiyin.authority;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// How Chinese characters are read, without tones. Thread-safe.
///
/// What CLDR says is the reading that is the most frequent anywhere; in the names of places some
/// characters are read otherwise, and some in two ways. Those stand here.
final class Pinyin {

  private static final int FIRST = 0x3007;
  private static final int LAST = 0x9FFF;

  /// The first reading is the one that is written down; all are found.
  private static final String SEVERAL =
      """
      长 chang zhang
      重 chong zhong
      厦 xia sha
      朝 chao zhao
      单 dan shan
      乐 le yue lao
      行 xing hang
      会 hui kuai
      都 du dou
      宿 su xiu
      堡 bao pu bu
      埔 pu bu
      番 fan pan
      铅 qian yan
      涡 wo guo
      牟 mu mou
      埠 bu fu
      蚌 bang beng
      峙 zhi shi
      六 liu lu
      尉 wei yu
      蔚 wei yu
      浚 xun jun
      泌 mi bi
      枞 cong zong
      莘 shen xin
      陉 xing jing
      燕 yan
      曾 zeng ceng
      洞 dong tong
      峒 dong tong
      陂 pi bei po
      泊 bo po
      柏 bai bo
      泷 long shuang
      圩 wei xu
      藏 zang cang
      车 che ju
      石 shi dan
      色 se shai
      参 can shen
      卜 bu bo
      员 yuan yun
      巷 xiang hang
      角 jiao jue
      落 luo lao
      那 na nuo
      盖 gai ge
      盛 sheng cheng
      屯 tun zhun
      华 hua
      阿 a e
      什 shi shen
      大 da dai
      秘 mi bi
      歙 she xi
      解 jie xie
      卡 ka qia
      折 zhe she
      传 chuan zhuan
      降 jiang xiang
      塔 ta da
      侯 hou
      仇 qiu chou
      覃 tan qin
      缪 miao mu
      查 cha zha
      朴 pu piao
      万 wan mo
      区 qu ou
      尺 chi che
      扎 zha za
      漯 luo ta
      贲 ben bi
      绿 lü lu
      陆 lu liu
      薄 bo bao
      露 lu lou
      夹 jia ga
      咀 zui ju
      嘴 zui
      嗄 ga a
      垌 dong tong
      甫 fu pu
      荥 xing ying
      台 tai
      济 ji
      渑 mian sheng
      汤 tang shang
      祭 ji zhai
      召 shao zhao
      瓦 wa
      弄 nong long
      """;

  private static final Map<String, String> WORDS =
      Map.of(
          "六安", "lu an",
          "乐清", "yue qing",
          "番禺", "pan yu",
          "单县", "shan xian",
          "铅山", "yan shan",
          "蚌埠", "beng bu",
          "涡阳", "guo yang",
          "洪洞", "hong tong",
          "中牟", "zhong mu",
          "太行", "tai hang");

  /// What kind of division it is, which is written as a word of its own.
  private static final List<String> KINDS =
      List.of(
          "社区居民委员会", "社区居委会", "居民委员会", "村民委员会", "街道办事处", "特别行政区", "自治区", "自治州", "自治县", "自治旗", "民族乡",
          "村委会", "居委会", "办事处", "市辖区", "地区", "街道", "社区", "省", "市", "州", "盟", "区", "县", "旗", "镇", "乡",
          "村");

  private static final class Table {
    static final Table READ = new Table();

    private final String[][] readings = new String[LAST - FIRST + 1][];
    private final Set<String> syllables = new HashSet<>();

    private Table() {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  Objects.requireNonNull(Pinyin.class.getResourceAsStream("pinyin.txt")),
                  StandardCharsets.UTF_8))) {
        lines.lines().filter(line -> !line.startsWith("#")).forEach(this::syllable);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      SEVERAL.lines().forEach(this::several);
    }

    private void syllable(String line) {
      int space = line.indexOf(' ');
      String syllable = line.substring(0, space);
      typed(syllable).forEach(syllables::add);
      String[] only = {syllable};
      for (int i = space + 1; i < line.length(); i++) {
        readings[line.charAt(i) - FIRST] = only;
      }
    }

    private void several(String line) {
      String[] words = line.split(" ", -1);
      readings[words[0].charAt(0) - FIRST] =
          List.of(words).subList(1, words.length).toArray(String[]::new);
    }
  }

  private Pinyin() {}

  /// All readings of a character, the usual one first; none where it is no Chinese character.
  static List<String> readings(char character) {
    if (character < FIRST || character > LAST) {
      return List.of();
    }
    String[] found = Table.READ.readings[character - FIRST];
    return found == null ? List.of() : List.of(found);
  }

  /// As they are typed: who has no ü types v or u.
  static List<String> typed(String syllable) {
    return syllable.indexOf('ü') < 0
        ? List.of(syllable)
        : List.of(syllable.replace('ü', 'v'), syllable.replace('ü', 'u'));
  }

  /// The ways to cut letters into syllables, longest first; at most `most` of them.
  static List<List<String>> cut(String letters, int most) {
    List<List<String>> all = new ArrayList<>();
    cut(letters, 0, new ArrayList<>(), all, most);
    return all;
  }

  private static void cut(
      String letters, int from, List<String> sofar, List<List<String>> all, int most) {
    if (from == letters.length()) {
      all.add(List.copyOf(sofar));
      return;
    }
    for (int to = Math.min(from + 6, letters.length()); to > from && all.size() < most; to--) {
      String part = letters.substring(from, to);
      if (Table.READ.syllables.contains(part)) {
        sofar.add(part);
        cut(letters, to, sofar, all, most);
        sofar.removeLast();
      }
    }
  }

  /// A transcription for those who don't read Chinese: the name as a word, and what kind of
  /// division it is as another, such as `Xi'an Shi`.
  static String words(String name) {
    String kind =
        KINDS.stream()
            .filter(one -> name.endsWith(one) && name.length() > one.length())
            .findFirst()
            .orElse("");
    String own = name.substring(0, name.length() - kind.length());
    return kind.isEmpty() ? word(own) : word(own) + " " + word(kind);
  }

  private static String word(String name) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      String two = i + 2 <= name.length() ? name.substring(i, i + 2) : "";
      String known = WORDS.get(two);
      if (known != null) {
        for (String syllable : known.split(" ", -1)) {
          append(word, syllable);
        }
        i++;
        continue;
      }
      List<String> readings = readings(name.charAt(i));
      if (readings.isEmpty()) {
        word.append(name.charAt(i));
      } else {
        append(word, readings.getFirst());
      }
    }
    return word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static void append(StringBuilder word, String syllable) {
    boolean apart =
        !word.isEmpty()
            && Character.isLetter(word.charAt(word.length() - 1))
            && "aeo".indexOf(syllable.charAt(0)) >= 0;
    word.append(apart ? "'" : "").append(syllable);
  }

  /// Joined readings of neighbours, each with each.
  static Set<String> joined(List<String> before, List<String> after) {
    return before.stream()
        .flatMap(one -> after.stream().map(one::concat))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
