package de.zugang.osr.register;

import de.zugang.osr.generated.operator.model.ImportReport;
import java.util.List;

/** Writes a report as the contract has it. */
final class ReportMapper {

    /** Refused lines in a report; bounds the answer to a file that is all wrong. */
    static final int MOST = 1000;

    private ReportMapper() {}

    static ImportReport report(Progress progress, List<Refusal> first) {
        return new ImportReport()
                .importId(progress.importId())
                .dryRun(progress.dryRun())
                .legacy(progress.legacy())
                .finished(progress.finished())
                .lines(progress.lines())
                .created(progress.created())
                .changed(progress.changed())
                .unchanged(progress.unchanged())
                .refused(progress.refused())
                .refusals(first.stream().map(ReportMapper::refusal).toList());
    }

    private static de.zugang.osr.generated.operator.model.Refusal refusal(Refusal refusal) {
        return new de.zugang.osr.generated.operator.model.Refusal()
                .line(refusal.line())
                .column(refusal.column())
                .found(refusal.found())
                .expected(refusal.expected());
    }
}
