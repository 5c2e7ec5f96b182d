package de.zugang.osr.erasure;

import java.time.Instant;
import java.util.SortedMap;
import java.util.UUID;

/**
 * The record of an erasure; nothing of it says who the resident was.
 *
 * @param by the operator, as the identity server names them
 * @param reason where the request is filed, for example a ticket's number
 * @param counts erased rows by table
 */
record Erasure(UUID id, Instant at, String by, String reason, SortedMap<String, Long> counts) {}
