package de.zugang.sandbox.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * Options of {@code erase}.
 *
 * @param sought whom to look for and where the request is filed, by the names of the operator's contract
 */
record EraseArguments(Map<String, String> sought, boolean confirm) {

    private static final Map<String, String> PROPERTIES = Map.of(
            "--billing-unit", "billingUnit",
            "--residential-unit", "residentialUnit",
            "--pmnumber", "pmnumber",
            "--name", "name",
            "--firstname", "firstname",
            "--reason", "reason");

    /** Stands for a value that is asked for, so that no name gets into a list of processes or a shell's history. */
    private static final String ASK = "-";

    /** As the operator's contract has it. */
    private static final Pattern REASON = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._/#-]{2,63}");

    EraseArguments {
        sought = Map.copyOf(sought);
    }

    /**
     * Reads the options.
     *
     * @param ask answers for an option whose value is {@code -}
     */
    static EraseArguments of(Arguments arguments, UnaryOperator<String> ask) {
        boolean confirm = false;
        var sought = new LinkedHashMap<String, String>();
        while (!arguments.isEmpty()) {
            String option = arguments.next();
            if (option.equals("--confirm")) {
                confirm = true;
            } else if (PROPERTIES.containsKey(option)) {
                String value = arguments.valueOf(option);
                sought.put(PROPERTIES.getOrDefault(option, option), value.equals(ASK) ? ask.apply(option) : value);
            } else {
                throw new Arguments.Wrong("unknown option: " + option);
            }
        }
        String reason = sought.get("reason");
        if (reason == null) {
            throw new Arguments.Wrong("--reason is missing: where the request is filed, such as a ticket's number");
        }
        if (!REASON.matcher(reason).matches()) {
            throw new Arguments.Wrong(
                    "--reason: not the number of a request (expected: 3 to 64 of A-Z, a-z, 0-9, blank,"
                            + " . _ / # -, such as DSGVO-2026-017)");
        }
        if (Set.of("name", "pmnumber").stream().noneMatch(sought::containsKey)) {
            throw new Arguments.Wrong("--name or --pmnumber is missing");
        }
        return new EraseArguments(sought, confirm);
    }

    /** As the operator's contract wants it. */
    String request(boolean confirmed) {
        var request = new LinkedHashMap<String, Object>(sought);
        request.put("confirm", confirmed);
        return JsonMapper.shared().writeValueAsString(request);
    }

    /** Nothing of the resident. */
    @Override
    public String toString() {
        return "EraseArguments" + sought.keySet();
    }
}
