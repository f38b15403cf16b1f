package dev.arbflow.sandbox.trial;

import static dev.arbflow.market.arbitrage.RefusalReason.ALIEN_ASSET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.arbitrage.Candidate;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.Refusal;
import dev.arbflow.sandbox.trial.Detector.Findings;
import dev.arbflow.sandbox.truth.seen.MailCheck;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The judge is judged: detection with one mistake built in is found out each time, on an input on
 * which detection without it is flawless.
 */
@Timeout(600)
class MutantsTest {
    private static Trial trial;
    private static Findings honest;

    /** A mistake, and what the judge must say of it. */
    private record Mutant(String name, Detector detector, String complaint) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void theUnmutatedDetection() throws Exception {
        trial = Trial.of(3, Duration.ofMinutes(6));
        honest = new JobDetector().detect(trial.deliveries(), Trial.DETECTION);
    }

    @Test
    void noneOfItIsSaidOfTheUnmutatedDetection() {
        assertThat(trial.judge(honest).complaints()).isEmpty();
        assertThat(trial.truth().episodes()).hasSizeGreaterThan(20);
        assertThat(honest.mails()).hasSizeGreaterThan(5);
        assertThat(honest.episodes()).anyMatch(each -> each.piece().number() > 1);
        assertThat(honest.followUps()).hasSameSizeAs(trial.truth().episodes());
        assertThat(honest.followUps())
                .flatExtracting(FollowUp::looks)
                .extracting(FollowUp.Look::share)
                .contains(0.0, 1.0, null)
                .anyMatch(share -> share != null && (double) share > 0 && (double) share < 1);
    }

    @Test
    void theInputHasCandidatesOfEveryClass() {
        assertThat(trial.judge(honest).confusion().counts().keySet())
                .contains(
                        "EPISODE",
                        "LATE_HERE",
                        "LEG_STALE",
                        "LEG_FROZEN",
                        "LAGGING",
                        "SKEWED",
                        "IMPLAUSIBLE",
                        "ALIEN_ASSET",
                        "BELOW_FEES",
                        "BELOW_MIN_NET",
                        "BELOW_MIN_NOTIONAL",
                        "TOO_SHORT");
    }

    /** The two limits on prices are apart here, as nowhere else in trials. */
    @Test
    void aliensTakenForTheAssetAreFoundOutUnlessTheJudgeIsToldToTakeThemForItToo()
            throws Exception {
        Detection credulous = WrongSettings.believingNearlyAnyPrice(Trial.DETECTION);
        Findings findings = new JobDetector().detect(trial.deliveries(), credulous);

        assertThat(trial.judge(findings).complaints())
                .anySatisfy(line -> assertThat(line).contains("ALIEN_ASSET told as"));
        assertThat(trial.under(credulous).judge(findings).complaints()).isEmpty();
        assertThat(findings.refusals()).extracting(Refusal::reason).contains(ALIEN_ASSET);
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void isFoundOut(Mutant mutant) throws Exception {
        Findings findings = mutant.detector.detect(trial.deliveries(), Trial.DETECTION);

        assertThat(trial.judge(findings).complaints())
                .anySatisfy(line -> assertThat(line).containsPattern(mutant.complaint));
    }

    static Stream<Mutant> mutants() {
        return Stream.of(
                told("profit times ten", Mutations::profitTimesTen, "peak.profit is"),
                told("size halved", Mutations::sizeHalved, "peak.quantity is"),
                told("mean prices swapped", Mutations::meanPricesSwapped, "legs.buyVwap is"),
                told("ages swapped", Mutations::agesSwapped, "legs.sellAgeUs is"),
                told("seen a moment later", Mutations::seenLater, "legs.atUs is"),
                told("limits at the mean", Mutations::limitsAtTheMean, "orders.buyLimit is"),
                told("expires later", Mutations::expiresLater, "orders.expiresUs is"),
                told("fees swapped", Mutations::feesSwapped, "fees.buyRate is"),
                told("mean is the peak", Mutations::meanIsPeak, "net.meanBps is"),
                told("legs never age", Mutations::ageless, "maxLegAgeUs is"),
                told("always seen to begin", Mutations::alwaysSeen, "piece.onset is SEEN"),
                told("interruptions forgotten", Mutations::neverInterrupted, "interruptedUs is"),
                set("pieces apart", WrongSettings::withoutRejoin, "piece.number is|mail too many"),
                told("one second late", Mutations::oneSecondLate, "openedUs is|missed"),
                told("wrong leg", Mutations::wrongLeg, "^invented"),
                new Mutant(
                        "episode never closed",
                        (deliveries, detection) ->
                                with(honest.episodes().stream().filter(Episode::isOpen).toList()),
                        "closeReason is null"),
                new Mutant(
                        "refused under another name",
                        (deliveries, detection) -> withRefusals(Mutations::otherwiseNamed),
                        "LAGGING told as SKEWED"),
                ledger(
                        "an outcome told twice",
                        Mutations::underAnotherId,
                        "ledger: .* told as REFUSED .*, was nothing"),
                ledger("an outcome never told", Mutations::stillOpen, "ledger: .* told as OPEN"),
                followUp(
                        "looks a horizon late",
                        Mutations::aHorizonLate,
                        "follow-up: .*: after 50 ms (censored|quantity|ageUs) is"),
                followUp(
                        "what is not known told as nothing",
                        Mutations::unknownAsNothing,
                        "follow-up: .* censored is null instead of"),
                followUp(
                        "counted from the opening",
                        Mutations::toldAtTheOpening,
                        "follow-up: .*: toldUs is"),
                followUp(
                        "more than was there at the opening",
                        Mutations::uncapped,
                        "follow-up: .*: after \\d+ ms share is"),
                new Mutant("mails of the wrong size", (d, s) -> withMails(), "Now says"),
                set("cool-down ignored", WrongSettings::withoutCooldown, "mail too many"),
                set("a peak of next to nothing", WrongSettings::peaksAtOnce, "told as a peak"),
                new Mutant(
                        "a mail for each route",
                        (d, s) -> findings(Mutations.aMailForEachRoute(honest.mails(), trial)),
                        "a mail too many"),
                new Mutant(
                        "a hint beside the real thing",
                        (d, s) -> findings(Mutations.withAHint(honest.mails())),
                        "a hint where every book is read"),
                new Mutant(
                        "another venue named",
                        (d, s) -> findings(Mutations.otherSide(honest.mails())),
                        "Cause does not name"),
                set("dwell time ignored", WrongSettings::withoutDwell, "^invented"),
                set(
                        "cap ignored",
                        WrongSettings::withoutCap,
                        "last.capped is false instead of true"),
                set("lots ignored", WrongSettings::inAnyQuantity, "peak.quantity is"),
                set("lag ignored", WrongSettings::withoutLag, "LAGGING told as"),
                set("one fee dropped", WrongSettings::withoutAFee, "^invented|peak.cost is"),
                new Mutant(
                        "our clock proves everything",
                        (deliveries, detection) ->
                                new JobDetector()
                                        .detect(Mutations.provenByUs(deliveries), detection),
                        "^invented"));
    }

    private static Mutant told(String name, UnaryOperator<Episode> mistake, String complaint) {
        return new Mutant(
                name,
                (deliveries, detection) -> with(honest.episodes().stream().map(mistake).toList()),
                complaint);
    }

    private static Mutant set(String name, UnaryOperator<Detection> mistake, String complaint) {
        return new Mutant(
                name,
                (deliveries, detection) ->
                        new JobDetector().detect(deliveries, mistake.apply(detection)),
                complaint);
    }

    private static Findings with(List<Episode> episodes) {
        return findings(episodes, honest.refusals(), honest.candidates(), honest.mails());
    }

    private static Findings withRefusals(UnaryOperator<Refusal> mistake) {
        List<Refusal> refusals = honest.refusals().stream().map(mistake).toList();
        return findings(honest.episodes(), refusals, honest.candidates(), honest.mails());
    }

    private static Mutant ledger(
            String name, UnaryOperator<List<Candidate>> mistake, String complaint) {
        return new Mutant(
                name,
                (deliveries, detection) ->
                        findings(
                                honest.episodes(),
                                honest.refusals(),
                                mistake.apply(honest.candidates()),
                                honest.mails()),
                complaint);
    }

    private static Mutant followUp(String name, UnaryOperator<FollowUp> mistake, String complaint) {
        return new Mutant(
                name,
                (deliveries, detection) ->
                        new Findings(
                                honest.episodes(),
                                honest.refusals(),
                                honest.candidates(),
                                honest.followUps().stream().map(mistake).toList(),
                                honest.alerts(),
                                honest.mails()),
                complaint);
    }

    private static Findings findings(
            List<Episode> episodes,
            List<Refusal> refusals,
            List<Candidate> candidates,
            List<MailCheck.Mail> mails) {
        return new Findings(
                episodes, refusals, candidates, honest.followUps(), honest.alerts(), mails);
    }

    private static Findings findings(List<MailCheck.Mail> mails) {
        return findings(honest.episodes(), honest.refusals(), honest.candidates(), mails);
    }

    private static Findings withMails() {
        List<MailCheck.Mail> mails =
                honest.mails().stream()
                        .map(
                                mail ->
                                        new MailCheck.Mail(
                                                mail.subject(),
                                                mail.text()
                                                        .replaceAll(
                                                                "( net, (?:at least )?)", "$11")))
                        .toList();
        return findings(mails);
    }
}
