package de.zugang.osr.register;

import java.util.Arrays;

/** Register files of any length. */
final class RegisterFiles {

    private RegisterFiles() {}

    /** A billing unit and its residential units; these lines are wrong. */
    static String ndjson(String number, int lines, int... wrong) {
        var file = new StringBuilder("""
                {"type":"billingunit","externalId":"b%1$s","customerNumber":"0000000001","mscnumber":"%1$s","msc":"kalo"}
                """.formatted(number));
        for (int line = 2; line <= lines; line++) {
            int at = line;
            boolean isWrong = Arrays.stream(wrong).anyMatch(other -> other == at);
            file.append("""
                    {"type":"residentialunit","externalId":"r%1$s-%2$d","billingUnit":"b%1$s","mscnumber":"%3$s"}
                    """.formatted(number, line, isWrong ? "none" : String.valueOf(line)));
        }
        return file.toString();
    }
}
