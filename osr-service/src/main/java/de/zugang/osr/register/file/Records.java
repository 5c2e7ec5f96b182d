package de.zugang.osr.register.file;

import tools.jackson.databind.JsonNode;

/** One way to write a record as a line of text. */
interface Records {

    /**
     * The record of a line that is not blank.
     *
     * @throws Flawed if the line is no record of this way
     */
    JsonNode read(String line);
}
