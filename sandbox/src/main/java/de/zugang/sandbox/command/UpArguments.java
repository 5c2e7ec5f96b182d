package de.zugang.sandbox.command;

import de.zugang.sandbox.service.Ports;

/** Options of {@code up}. */
record UpArguments(boolean detach, boolean fresh, Ports ports) {

    static UpArguments of(Arguments arguments) {
        boolean detach = false;
        boolean fresh = false;
        var ports = new Ports(Ports.DEFAULT_BASE);
        while (!arguments.isEmpty()) {
            String option = arguments.next();
            switch (option) {
                case "--detach" -> detach = true;
                case "--fresh" -> fresh = true;
                case "--port-base" -> ports = ports(arguments.valueOf(option));
                default -> throw new Arguments.Wrong("unknown option: " + option);
            }
        }
        return new UpArguments(detach, fresh, ports);
    }

    private static Ports ports(String value) {
        try {
            return new Ports(Integer.parseInt(value));
        } catch (NumberFormatException notANumber) {
            throw new Arguments.Wrong("--port-base: " + value + " (expected: a number)");
        } catch (IllegalArgumentException outOfRange) {
            throw new Arguments.Wrong(String.valueOf(outOfRange.getMessage()));
        }
    }
}
