// Style sheets are imported for their effect only; Vite turns them into a file of their own.
declare module '*.css'
