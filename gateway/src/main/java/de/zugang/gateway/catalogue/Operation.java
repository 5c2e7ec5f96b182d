package de.zugang.gateway.catalogue;

/**
 * One operation of an API's contract.
 *
 * @param name method and path template: bounded in number, so fit for a label
 */
public record Operation(String name, String method, Api api) {

    /** Whether it may change something. */
    public boolean writes() {
        return !method.equals("GET") && !method.equals("HEAD");
    }
}
