package de.zugang.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessesTests {

    @Test
    void countsOwnTimeAndThatOfEndedChildrenWhateverTheNameIs() {
        String stat = "42 (a) b (c) R 1 42 42 0 -1 4194304 10 20 30 40 150 50 200 100 20 0 8 0 12345 67890 111";

        assertThat(Processes.cpuSeconds(stat)).isEqualTo(5.0);
    }

    @Test
    void thisProcessCostsSomethingAndIsInMemory() {
        var own = new Processes(ProcessHandle.current().pid());

        assertThat(own.cpuSeconds()).isPositive();
        assertThat(own.residentMegabytes()).isGreaterThan(10);
    }

    @Test
    void whatHasEndedCostsNothingMore() {
        assertThat(new Processes(Integer.MAX_VALUE).cpuSeconds()).isZero();
    }
}
