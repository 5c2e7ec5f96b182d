package de.zugang.osr.delivery;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What each message is about when its rule's bad example is sent: {@code role}, role code, {@code from..to} and the
 * partner's pmnumber/mscnumber; or {@code partner} and its numbers. {@code -} is null.
 */
final class MessageReferences {

    private static final Map<String, List<String>> BY_ID = """
            OSR-1001 role S-COR 2022-06-01..9999-12-31 B/M-B
            OSR-1002 partner B/M-B
            OSR-1003 partner B/M-B
            OSR-1004 role S-BIR -..9999-12-31 B/M-B
            OSR-2001 role - -..- -
            OSR-2002 role - -..- -
            OSR-2003 role S-BVA 2022-05-01..9999-12-31 B/M-B
            OSR-2004 role S-BIR 2022-06-02..9999-12-31 B/M-B
            OSR-2005 role S-BIR 2020-01-01..2021-05-31 A/M-A
            OSR-2006 role S-COR 2022-06-01..9999-12-31 B/M-B
            OSR-2007 role S-COR 2018-05-02..2022-05-31 A/M-A
            KALO-01 role S-XYZ 2022-06-01..9999-12-31 B/M-B
            KALO-02 role S-COR -..9999-12-31 B/M-B
            KALO-03 partner -
            KALO-04 partner B/M-B
            KALO-05 partner B/M-B
            KALO-06 role S-COR 2022-05-31..9999-12-31 B/M-B
            KALO-07 role S-COR 2022-06-01..2022-06-01 B/M-B
            KALO-08 role S-COR 2018-05-01..2022-04-30 A/M-A
            KALO-09 role S-COR 2018-05-01..2022-05-31 A/M-A
            KALO-10 role - -..- -
            KALO-11 role - -..- -
            KALO-12 role - -..- -
            KALO-13 role S-COR 2018-05-01..2022-05-31 A/M-A
            KALO-14 role - -..- -
            KALO-15 role S-COR 2018-05-01..9999-12-31 A/M-A
            KALO-16 role S-COR 2018-05-01..2022-05-31 A/M-A
            KALO-17 role S-COR 2022-06-01..9999-12-31 B/M-B
            KALO-18 role S-COR 2022-06-01..9999-12-31 B/M-B
            KALO-19 partner B/M-B
            KALO-20 partner B/M-B
            KALO-21 role S-BIR -..9999-12-31 B/M-B
            KALO-22 role - -..- -
            KALO-23 role - -..- -
            KALO-24 role - -..- -
            KALO-25 role S-COR 2022-06-01..9999-12-31 B/M-B
            KALO-26 role S-COR 2018-05-01..2022-05-31 A/M-A
            KALO-28 role S-COR 2018-05-02..2022-05-31 A/M-A
            KALO-29 role S-COR 2018-05-02..9999-12-31 A/M-A
            KALO-30 role S-COR 2018-05-02..2022-05-31 C/M-C
            KALO-31 role S-COR 2018-05-01..9999-12-31 C/M-C
            KALO-32 partner B/M-B
            KALO-33 role S-BIR 2020-01-01..9999-12-31 A/M-A
            KALO-34 role S-COR 2018-05-01..9999-12-31 A/M-A
            KALO-35 role S-COR 2022-06-01..9999-12-31 B/M-B
            KALO-36 role S-COR 2022-06-01..9999-12-31 -
            KALO-37 role S-COR 2018-05-01..2022-05-31 A/M-A
            KALO-38 role S-COR 2018-05-01..2022-05-31 A/M-A
            KALO-39 role S-COR 2017-01-01..2018-04-30 B/M-B
            KALO-40 role S-COR 2022-06-01..9999-12-31 B/M-B
            KALO-41 role S-COR 2018-05-01..2022-05-31 C/M-C
            """.lines()
            .map(line -> line.split(" ", 2))
            .collect(Collectors.groupingBy(part -> part[0], Collectors.mapping(part -> part[1], Collectors.toList())));

    private MessageReferences() {}

    static List<String> of(String id) {
        return BY_ID.getOrDefault(id, List.of());
    }
}
