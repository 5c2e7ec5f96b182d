package de.zugang.osr;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import de.zugang.osr.access.Access;
import java.time.LocalDate;
import java.util.function.Supplier;

@AnalyzeClasses(packages = "de.zugang.osr", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    private static final String ROOT = "de.zugang.osr.";

    /** unit → role → message → rule → delivery: imports go to the left only. */
    @ArchTest
    static final ArchRule featuresImportToTheLeftOnly = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("ground")
            .definedBy(ROOT + "access", ROOT + "period", ROOT + "ended", ROOT + "stream")
            .layer("unit")
            .definedBy(ROOT + "unit")
            .layer("protection")
            .definedBy(ROOT + "retention", ROOT + "erasure")
            .layer("role")
            .definedBy(ROOT + "role")
            .layer("message")
            .definedBy(ROOT + "message")
            .layer("rule")
            .definedBy(ROOT + "rule")
            .layer("rules")
            .definedBy(ROOT + "rule.kalo", ROOT + "rule.bved")
            .layer("queue")
            .definedBy(ROOT + "queue")
            .layer("features")
            .definedBy(
                    ROOT + "delivery",
                    ROOT + "currentroles",
                    ROOT + "register..",
                    ROOT + "uvi",
                    ROOT + "quarantine",
                    ROOT + "webhook..")
            .whereLayer("features")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("queue")
            .mayOnlyBeAccessedByLayers("features")
            .whereLayer("rules")
            .mayOnlyBeAccessedByLayers("features")
            .whereLayer("rule")
            .mayOnlyBeAccessedByLayers("rules", "features")
            .whereLayer("message")
            .mayOnlyBeAccessedByLayers("rule", "rules", "features")
            .whereLayer("role")
            .mayOnlyBeAccessedByLayers("message", "rule", "rules", "features")
            .whereLayer("protection")
            .mayOnlyBeAccessedByLayers("role", "features")
            .whereLayer("unit")
            .mayOnlyBeAccessedByLayers("protection", "role", "message", "rule", "rules", "queue", "features");

    @ArchTest
    static final ArchRule featuresDoNotKnowEachOther = slices().matching(
                    ROOT + "(delivery|quarantine|currentroles|register|uvi|webhook)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule noCircles = slices().matching(ROOT + "(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule generatedTypesStopAtTheRim = noClasses()
            .that()
            .resideOutsideOfPackages(
                    ROOT + "delivery",
                    ROOT + "currentroles",
                    ROOT + "register",
                    ROOT + "quarantine",
                    ROOT + "webhook",
                    ROOT + "erasure",
                    ROOT + "generated..")
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + "generated.."));

    @ArchTest
    static final ArchRule rulesKnowNeitherHttpNorDatabase = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "period", ROOT + "message", ROOT + "rule..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.web..", "org.springframework.jdbc..", "java.sql..");

    @ArchTest
    static final ArchRule onlyTheOperatorsFeaturesActForEverybody = noClasses()
            .that()
            .resideOutsideOfPackages(
                    ROOT + "register", ROOT + "uvi", ROOT + "quarantine", ROOT + "retention", ROOT + "erasure")
            .should()
            .callMethod(Access.class, "operate", Supplier.class);

    /** Next day, last day and open end are decided in Period. */
    @ArchTest
    static final ArchRule nobodyElseCalculatesWithDays = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "period", ROOT + "generated..")
            .should()
            .callMethod(LocalDate.class, "plusDays", long.class)
            .orShould()
            .callMethod(LocalDate.class, "minusDays", long.class)
            .orShould()
            .callMethod(LocalDate.class, "of", int.class, int.class, int.class);
}
