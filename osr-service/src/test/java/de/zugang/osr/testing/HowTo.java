package de.zugang.osr.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A paper of {@code docs/howto}, for its samples. */
public final class HowTo {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");

    private HowTo() {}

    /** The blocks of code in a language, in their order; a block may be in none, which is an empty text. */
    public static List<String> samples(String paper, String language) {
        var found = new ArrayList<String>();
        BLOCK.matcher(Seed.read(Seed.CONTRACTS.resolveSibling("docs/howto").resolve(paper)))
                .results()
                .filter(block -> block.group(1).equals(language))
                .forEach(block -> found.add(block.group(2)));
        return found;
    }
}
