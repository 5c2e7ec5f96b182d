package de.zugang.bench;

import de.zugang.bench.machine.Environment;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What a run is given.
 *
 * @param root of the repository, everything built
 * @param quick less data and fewer rounds, to see whether the bench works; its figures are no good
 * @param thorough more rounds and larger sizes than usual, for who has the time
 * @param most things that anything is measured with, for who has less time or disk
 * @param say tells a person how far it is
 */
public record Setting(
        Path root, boolean quick, boolean thorough, int most, Environment environment, Consumer<String> say) {}
