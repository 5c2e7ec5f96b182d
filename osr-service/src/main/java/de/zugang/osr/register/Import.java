package de.zugang.osr.register;

import de.zugang.osr.register.entry.Mode;
import de.zugang.osr.register.file.Format;
import java.util.UUID;

/**
 * What somebody asked for: which import, how, and how the file is written.
 *
 * @param by who, as Keycloak names them
 */
record Import(UUID id, Mode mode, Format format, String by) {}
