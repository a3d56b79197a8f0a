import type { OkOf, Route } from '@liem/domain/kernel/route'
import type { Count } from '@liem/domain/kernel/shapes'
import {
  MutationCache,
  QueryCache,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useRef } from 'react'
import { type AnyInput, addressOf, type CallOptions, call, callUpload, type Input, newKey } from './call.ts'
import { asRefused, type CallRefused, isRefused } from './refused.ts'
import { toast } from './toast.ts'

/** Key of a question: method and path first, so that all answers of a route can be thrown away together. */
export function keyOf(route: Route, input?: AnyInput): readonly unknown[] {
  const head = [route.method, route.path]
  return input === undefined ? head : [...head, addressOf(route, input)]
}

type SessionEnded = () => void
const sessionEnded = new Set<SessionEnded>()
/** Says what happens when a call finds that the session has ended: the shell asks again, open keys are forgotten. */
export function onSessionEnded(then: SessionEnded) {
  sessionEnded.add(then)
}

function watch(thrown: unknown) {
  if (isRefused(thrown) && thrown.code === 'session.missing') for (const then of sessionEnded) then()
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: watch }),
  mutationCache: new MutationCache({ onError: watch }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal is an answer; only a lost connection is worth asking again.
      retry: (times, thrown) => times < 2 && isRefused(thrown) && thrown.status === 0,
      refetchOnWindowFocus: true,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})

/** Question of a route for React Query; also for `queryClient.ensureQueryData`. */
export const question = <R extends Route>(route: R, input: Input<R>) => ({
  queryKey: keyOf(route, input as AnyInput),
  queryFn: ({ signal }: { signal: AbortSignal }): Promise<OkOf<R>> => call(route, input, { signal }),
})

export type AskOptions = {
  /** False: do not ask yet. */
  when?: boolean
  /** Ask again every so many milliseconds. */
  every?: number | false
  /** Keep showing the previous answer while the next one loads. */
  keep?: boolean
  staleMs?: number
}

/** Asks a GET route and keeps the answer fresh. `error` is a `CallRefused`. */
export function useAsk<R extends Route>(
  route: R,
  input: Input<R>,
  { when = true, every, keep, staleMs }: AskOptions = {},
): UseQueryResult<OkOf<R>, CallRefused> {
  return useQuery<OkOf<R>, CallRefused>({
    ...question(route, input),
    enabled: when,
    refetchInterval: every,
    ...(staleMs === undefined ? {} : { staleTime: staleMs }),
    ...(keep ? { placeholderData: (before: OkOf<R> | undefined) => before } : {}),
  } as Parameters<typeof useQuery<OkOf<R>, CallRefused>>[0])
}

type PageOf<Row> = { rows: Row[]; next: string | null; total: Count | null }
type RowOf<R extends Route> = OkOf<R> extends { rows: (infer Row)[] } ? Row : never

/** A list that grows by “Xem thêm”; hand it to `DataTable`. */
export type List<Row> = {
  rows: Row[]
  total: Count | null
  isLoading: boolean
  isRefreshing: boolean
  error: CallRefused | null
  hasMore: boolean
  isLoadingMore: boolean
  loadMore: () => void
  again: () => void
}

/** Asks a keyset list (`pageOf`): first page at once, further pages on `loadMore`. */
export function useList<R extends Route>(route: R, input: Input<R>, { when = true }: AskOptions = {}): List<RowOf<R>> {
  const base = input as AnyInput
  const asked = useInfiniteQuery<
    PageOf<RowOf<R>>,
    CallRefused,
    { pages: PageOf<RowOf<R>>[] },
    readonly unknown[],
    string
  >({
    queryKey: [...keyOf(route, base), 'pages'],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...(base.query as object | undefined), after: pageParam || undefined }
      return (await call(route, { ...base, query } as Input<R>, { signal })) as PageOf<RowOf<R>>
    },
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
    enabled: when,
  })
  const pages = asked.data?.pages ?? []
  return {
    rows: pages.flatMap((page) => page.rows),
    total: pages[0]?.total ?? null,
    isLoading: asked.isPending && when,
    isRefreshing: asked.isFetching && !asked.isFetchingNextPage && !asked.isPending,
    error: asked.error,
    hasMore: asked.hasNextPage,
    isLoadingMore: asked.isFetchingNextPage,
    loadMore: () => void asked.fetchNextPage(),
    again: () => void asked.refetch(),
  }
}

export type StepOptions<R extends Route> = {
  onDone?: (answer: OkOf<R>, input: Input<R>) => void
  /** Routes whose answers are out of date afterwards. Left out: every answer is asked again. */
  invalidates?: readonly Route[]
  /** Words of the toast shown when done. */
  said?: string
  /** Offered in the toast for some seconds. */
  undo?: (answer: OkOf<R>, input: Input<R>) => void
  /** True: the caller shows refusals itself (forms do); otherwise they appear as a toast. */
  showsRefusal?: boolean
}

export type StepInput<R extends Route> = Input<R> & { files?: FormData; onProgress?: CallOptions['onProgress'] }
export type StepRun<R extends Route> = UseMutationResult<OkOf<R>, CallRefused, StepInput<R>>

/** Tells one chosen file from another without reading it. */
const nameOfPart = ([field, value]: [string, FormDataEntryValue]) =>
  typeof value === 'string' ? [field, value] : [field, value.name, value.size, value.lastModified]

/**
 * One user action on a POST/PUT/PATCH/DELETE route: `step.mutate({ params, body })`.
 * The same input sent again after a lost connection carries the same Idempotency-Key; any answer ends the action.
 */
export function useStep<R extends Route>(route: R, options: StepOptions<R> = {}): StepRun<R> {
  const client = useQueryClient()
  const action = useRef<{ key: string; input: string } | null>(null)
  return useMutation<OkOf<R>, CallRefused, StepInput<R>>({
    mutationFn: async ({ files, onProgress, ...input }) => {
      const now = JSON.stringify([input, files ? [...files.entries()].map(nameOfPart) : null])
      if (action.current?.input !== now) action.current = { key: newKey(), input: now }
      const sent: CallOptions = { idempotencyKey: action.current.key, onProgress }
      try {
        const answer = files
          ? await callUpload(route, input as Input<R>, files, sent)
          : await call(route, input as Input<R>, sent)
        action.current = null
        return answer
      } catch (thrown) {
        if (isRefused(thrown) && thrown.status !== 0) action.current = null
        throw asRefused(thrown)
      }
    },
    onSuccess: async (answer, input) => {
      const stale = options.invalidates?.map((one) => ({ queryKey: keyOf(one) })) ?? [{}]
      options.onDone?.(answer, input)
      if (options.said) {
        const undo = options.undo
        toast.done(options.said, undo ? () => undo(answer, input) : undefined)
      }
      await Promise.all(stale.map((filter) => client.invalidateQueries(filter)))
    },
    onError: (refused) => {
      if (!options.showsRefusal && refused.code !== 'session.missing') toast.refused(refused)
    },
  })
}
