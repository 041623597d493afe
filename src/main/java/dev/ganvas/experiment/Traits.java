package dev.ganvas.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a setting is beside its values: where it stands, when it acts, how it is entered and what it has to do with. Whoever
 * treats some settings in another way asks here, so that nobody keeps a list of them. Immutable; any thread.
 */
public final class Traits {

    /** The parts of the form, in the form's order: what is turned most often comes first. */
    public enum Group {
        OPTIMIZER,
        DISCRIMINATOR_OPTIMIZER,
        LABELS,
        LATENT,
        TRAINING,
        NETWORKS,
        DATA,
        LENGTH,
        SEED,
        OUTPUT
    }

    /** What may be true of a setting. */
    public enum Trait {
        /** Another value is another data set. */
        CHANGES_DATA,
        /** Another value makes a step, or the length in steps, cost another time. */
        CHANGES_COST,
        /** Another value changes how long a run goes on or what is written of it, not what it computes. */
        KEEPS_RESULTS,
        /** It acts only where there is no window. */
        WITHOUT_WINDOW
    }

    /** How a value is best entered. */
    public enum EntryKind {
        /** As its values are: typed, or chosen from a list. */
        VALUE,
        /** As the low end of a range, with the {@link #RANGE_HIGH} of its group. */
        RANGE_LOW,
        /** As the high end of a range, with the {@link #RANGE_LOW} of its group. */
        RANGE_HIGH,
        /** As a factor, by powers of ten. */
        FACTOR,
        /** Typed, or drawn at random. */
        SEED
    }

    private final Group group;
    private final Effect effect;
    private final EntryKind entry;
    private final Set<Trait> traits;
    private final List<Condition<?>> conditions;

    /** Acts only while {@code of} has a value that it acts under. */
    private record Condition<T>(Setting<T> of, Predicate<T> acts) {
        boolean holds(Settings settings) {
            return acts.test(settings.get(of));
        }
    }

    private Traits(Group group, Effect effect, EntryKind entry, Set<Trait> traits, List<Condition<?>> conditions) {
        this.group = group;
        this.effect = effect;
        this.entry = entry;
        this.traits = traits;
        this.conditions = conditions;
    }

    /** Returns those of a setting in {@code group} that always acts. */
    static Traits of(Group group, Effect effect) {
        return new Traits(group, effect, EntryKind.VALUE, EnumSet.noneOf(Trait.class), List.of());
    }

    Traits with(Trait... more) {
        Set<Trait> all = EnumSet.copyOf(traits);
        all.addAll(Arrays.asList(more));
        return new Traits(group, effect, entry, all, conditions);
    }

    Traits enteredAs(EntryKind how) {
        return new Traits(group, effect, how, traits, conditions);
    }

    /**
     * The setting does nothing while the value of {@code other} is one that {@code acts} is false for. May be said of
     * several others.
     */
    <T> Traits activeWhere(Setting<T> other, Predicate<T> acts) {
        List<Condition<?>> all = new ArrayList<>(conditions);
        all.add(new Condition<>(other, acts));
        return new Traits(group, effect, entry, traits, List.copyOf(all));
    }

    public Group group() {
        return group;
    }

    public Effect effect() {
        return effect;
    }

    public EntryKind entry() {
        return entry;
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** Returns whether the setting does anything under {@code settings}: Adam's betas do nothing under SGD. */
    boolean isActive(Settings settings) {
        return decidedBy(settings).isEmpty();
    }

    /** Returns the setting whose value keeps this one from doing anything; empty if it does something. */
    Optional<Setting<?>> decidedBy(Settings settings) {
        return conditions.stream()
                .filter(condition -> !condition.holds(settings))
                .<Setting<?>>map(Condition::of)
                .findFirst();
    }
}
